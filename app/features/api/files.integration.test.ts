import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import {
  createBookingWorld,
  TEN_O_CLOCK,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { createClientsOf } from "#app/features/booking/testing-details.ts"
import { html, pdf } from "#app/features/file/testing-files.ts"
import { plainQuestion } from "#app/features/page/schema.ts"
import { apiOf, keyOf, newBooking, type Api } from "./testing.server.ts"

let world: BookingWorld
let api: Api
const HOUR = 3_600_000

beforeAll(async () => {
  world = await createBookingWorld()
  await createClientsOf(world).changePage({
    questions: [
      { ...plainQuestion, id: "topic", label: "What is it about?" },
      { ...plainQuestion, id: "plan", label: "Your plan", kind: "file", required: true },
    ],
  })
  api = apiOf(world)
})
afterAll(() => world.close())

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64")
const sendFile = (changes: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  api.post(
    "/api/v1/studio/files",
    {
      ...{ page: "consultation", question: "plan", filename: "a/b.pdf", content: base64(pdf) },
      ...changes,
    },
    { headers },
  )
let hours = 0
const book = (answers: Record<string, unknown>) => {
  const startsAt = new Date(TEN_O_CLOCK.getTime() + (hours++ % 6) * HOUR)
  return api.post("/api/v1/studio/bookings", newBooking(startsAt, { answers }))
}

test("a page tells which questions are for files, of whom they are asked and where they are shown", async () => {
  const { body } = await api.get("/api/v1/studio/pages/consultation")
  expect(body["questions"]).toMatchObject([
    { id: "topic", kind: "text", showWhen: null, shownIn: { mails: true, calendar: true } },
    { id: "plan", kind: "file", required: true },
  ])
})

test("a program sends a file, books with it, and reads of it what it is", async () => {
  const sent = await sendFile()
  expect(sent.status).toBe(201)
  expect(sent.body).toMatchObject({ filename: "b.pdf", contentType: "application/pdf" })
  const booked = await book({ topic: "Tax", plan: sent.body["file"] })
  expect(booked.status).toBe(201)
  const { token, id } = booked.body as { token: string; id: string }
  const read = await api.get(`/api/v1/bookings/${id}`, { bearer: token })
  const plan = { filename: "b.pdf", bytes: pdf.length, contentType: "application/pdf" }
  expect(read.body["answers"]).toEqual({ topic: "Tax", plan })
  const again = await book({ plan: sent.body["file"] })
  expect(again.status).toBe(400)
  expect(again.body["errors"]).toEqual([
    { pointer: "/answers/plan", detail: expect.stringContaining("belongs to another booking") },
  ])
})

test("a file that must be given, or that nobody has sent, is told at its answer", async () => {
  for (const [plan, said] of [
    [undefined, "Please answer: Your plan"],
    ["x".repeat(43), "not there any more"],
    [{ fileId: "x", filename: "<b>", bytes: 1, contentType: "text/html" }, "Please answer"],
  ] as const) {
    const { status, body } = await book({ plan })
    expect(status).toBe(400)
    expect(body["errors"]).toEqual([
      { pointer: "/answers/plan", detail: expect.stringContaining(said) },
    ])
  }
})

test.each<[string, Record<string, unknown>, string]>([
  ["a web page", { content: base64(html) }, "/content"],
  ["nothing", { content: "" }, "/content"],
  ["no base64", { content: "%%%" }, "/content"],
  [
    "more than 10 MB",
    { content: base64(new Uint8Array(10 * 1024 * 1024 + 9).fill(65)) },
    "/content",
  ],
  ["an answer to a question in words", { question: "topic" }, "/question"],
  ["an answer to no question", { question: "constructor" }, "/question"],
])("%s is no file that is taken", async (_, changes, pointer) => {
  const { status, body } = await sendFile(changes)
  expect(status).toBe(400)
  expect(body["errors"]).toMatchObject([{ pointer }])
})

test("a file for a page that is not there is not found, and none is kept", async () => {
  expect((await sendFile({ page: "nothing" })).status).toBe(404)
  const [row] = await world.runtime.db.execute<{ count: number }>(sql`
    select count(*)::int as count from answer_files where booking_id is null`)
  expect(row?.count).toBe(0)
})

test("the same file under the same Idempotency-Key is kept once", async () => {
  const headers = { "Idempotency-Key": "file-once" }
  const [one, two] = [await sendFile({}, headers), await sendFile({}, headers)]
  expect([one.status, two.status]).toEqual([201, 201])
  expect(two.body).toEqual(one.body)
  expect(two.headers.get("Idempotency-Replayed")).toBe("true")
})

test("a key that may only read may not send files", async () => {
  const { key } = await keyOf(world, world.studio, "pages:read")
  const answer = await api.post("/api/v1/studio/files", {}, { bearer: key })
  expect(answer.status).toBe(403)
})
