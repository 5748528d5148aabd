import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import {
  createBookingWorld,
  hold,
  TEN_O_CLOCK,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { createClientsOf } from "#app/features/booking/testing-details.ts"
import { keepFile } from "#app/features/file/keep-file.server.ts"
import { isFileAnswer } from "#app/features/file/file-answer.ts"
import { pdf, text } from "#app/features/file/testing-files.ts"
import type { TestRuntime } from "#app/features/organizer/testing.server.ts"
import { plainQuestion } from "#app/features/page/schema.ts"
import { browse } from "#app/routes/admin/testing.server.ts"

let world: BookingWorld
let browser: Awaited<ReturnType<typeof browse>>

beforeAll(async () => {
  world = await createBookingWorld()
  const questions = [{ ...plainQuestion, id: "plan", label: "Your plan", kind: "file" as const }]
  await createClientsOf(world).changePage({ questions })
  browser = await browse(world.runtime as unknown as TestRuntime, world.studio.userId)
})
afterAll(() => world.close())

let clients = 0
/** Books with a file; each is another client's at another time. */
async function bookWith(filename: string, bytes: Uint8Array) {
  const place = {
    organizerId: world.studio.organizerId,
    pageId: world.studio.pageId,
    questionId: "plan",
  }
  const file = await keepFile(place, { filename, bytes, isTooBig: false }, null, world.runtime)
  if (!isFileAnswer(file)) throw new Error("The file was not kept.")
  const number = ++clients
  const bookingId = await hold(world, {
    startsAt: new Date(TEN_O_CLOCK.getTime() + number * 3_600_000),
    details: {
      ...{ name: `Client ${number}`, email: `file-${number}@example.org`, notes: "" },
      ...{ timeZone: "Europe/Paris", answers: { plan: file } },
    },
  })
  return {
    bookingId,
    fileId: file.fileId,
    address: `/admin/bookings/${bookingId}/files/${file.fileId}`,
  }
}

test("a client's file is saved under its name, and never shown", async () => {
  const { address } = await bookWith('Größe "2".html', text)
  const answer = await browser.get(address)
  expect(answer.status).toBe(200)
  expect(answer.text).toContain("Grüße, plain words.")
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "text/plain",
    "content-disposition": `attachment; filename="Gro__e -2-.html.txt"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20-2-.html.txt`,
    "content-length": String(text.length),
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "cache-control": "private, no-store",
  })
})

test("a row that was tampered with is told as bytes and nothing else", async () => {
  const { address, fileId } = await bookWith("plan.pdf", pdf)
  const { db } = world.runtime
  await db.execute(sql`update answer_files set content_type = 'text/html' where id = ${fileId}`)
  const { headers } = await browser.get(address)
  expect(headers.get("content-type")).toBe("application/octet-stream")
})

test("a file of another booking, none at all, and one whose bytes are gone are not found", async () => {
  const [one, other] = [await bookWith("a.pdf", pdf), await bookWith("b.pdf", pdf)]
  const at = (fileId: string) => `/admin/bookings/${one.bookingId}/files/${fileId}`
  for (const address of [at(other.fileId), at("nothing"), at(one.bookingId)]) {
    expect((await browser.get(address)).status, address).toBe(404)
  }
  const { db, storage } = world.runtime
  const [row] = await db.execute<{ key: string }>(sql`
    select storage_key as key from answer_files where id = ${one.fileId}`)
  await storage.delete(row?.key ?? "")
  expect((await browser.get(one.address)).status).toBe(404)
})

test("the booking's page leads to the file", async () => {
  const { bookingId, address } = await bookWith("plan.pdf", pdf)
  const { text: page } = await browser.get(`/admin/bookings/${bookingId}`)
  expect(page).toContain(`href="${address}"`)
  expect(page).toContain("plan.pdf")
})
