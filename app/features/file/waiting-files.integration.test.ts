import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { inTransaction } from "#db/transaction.ts"
import { answerFiles } from "#db/schema/answer-files.ts"
import { unclaimedBytes } from "#db/schema/media.ts"
import { statusOfFiles } from "#app/features/booking/received-files.ts"
import { cancelBooking } from "#app/features/booking/cancel-booking.server.ts"
import {
  createBookingWorld,
  hold,
  later,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import type { TestRuntime } from "#app/features/organizer/testing.server.ts"
import { payer } from "#app/features/payment/testing.server.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import { claimFiles, FileGone, type FileClaim } from "./claim-files.server.ts"
import { isFreeFile } from "./is-free-file.server.ts"
import { keepFile } from "./keep-file.server.ts"
import { letFilesGo } from "./let-files-go.server.ts"

const MB = 1_000_000
let world: BookingWorld

beforeAll(async () => {
  world = await createBookingWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.runtime.db.delete(answerFiles)
  world.runtime.env.storageLimits = { pictures: MB, filesPerAddress: 20 * MB, filesPerPage: 2 * MB }
})

/** A text of about half a megabyte, from an address of its own unless told otherwise. */
let visitor = 0
function send(clientAddress = `203.0.113.${++visitor}`, questionId = "plan") {
  const bytes = new Uint8Array(MB / 2 - 1_000).fill(65)
  const { organizerId, pageId } = world.studio
  const place = { organizerId, pageId, questionId }
  const file = { filename: "a.txt", bytes, isTooBig: false }
  return keepFile(place, file, clientAddress, world.runtime)
}

test("what waits at one page has a limit, whoever sends it and however many at once", async () => {
  const sent = await Promise.all(Array.from({ length: 7 }, () => send()))
  const refused = sent.filter((one) => "problem" in one)
  expect(refused).toEqual(Array.from({ length: 3 }, () => ({ problem: "file-page-full" })))
  expect(await world.runtime.db.select().from(answerFiles)).toHaveLength(4)
  // Who leaves room makes it for others.
  await world.runtime.db.delete(answerFiles)
  expect(await send()).toMatchObject({ filename: "a.txt" })
})

test("what an address may send in a day is set by whoever runs the server", async () => {
  world.runtime.env.storageLimits.filesPerAddress = MB
  const sent = await Promise.all(Array.from({ length: 5 }, () => send("198.51.100.7")))
  expect(sent.filter((one) => "problem" in one && one.problem === "file-too-many")).toHaveLength(3)
  expect(await send("198.51.100.8")).toMatchObject({ filename: "a.txt" })
})

test("what the storage did not take leaves its room to whoever tries again", async () => {
  world.runtime.env.storageLimits.filesPerAddress = MB
  const { storage } = world.runtime
  const { put } = storage
  storage.put = () =>
    Promise.reject(new ProviderFailure({ provider: "storage", kind: "unavailable" }))
  for (let tries = 0; tries < 5; tries++) {
    expect(await send("198.51.100.9")).toEqual({ problem: "file-unreachable" })
  }
  storage.put = put
  expect(await send("198.51.100.9")).toMatchObject({ filename: "a.txt" })
  // Of what may have arrived after all nothing stays.
  expect(await world.runtime.db.select().from(unclaimedBytes)).toHaveLength(5)
})

test("a file waits a day for its booking, and is not taken later, though it is still there", async () => {
  const { runtime } = world
  const sent = await send()
  if ("problem" in sent) throw new Error(sent.problem)
  const isFree = async () => {
    const at = await runtime.clock.now(runtime.db)
    const free = isFreeFile(runtime.db, { bookingId: null, at })
    return (await runtime.db.select().from(answerFiles).where(free)).length === 1
  }
  world.advance(24 * 3_600_000 - 1)
  expect(await isFree()).toBe(true)
  world.advance(1)
  expect(await isFree()).toBe(false)
  expect(await letFilesGo(runtime)).toBe(0)
  expect(await runtime.db.$count(answerFiles)).toBe(1)
})

test("a booking gets the files of all its answers in one statement, or none of them", async () => {
  const { runtime, studio } = world
  const { queries } = runtime as unknown as TestRuntime
  const bookingId = await hold(world, { startsAt: later(14) })
  const [plan, photo] = [await send(), await send(undefined, "photo")]
  if ("problem" in plan || "problem" in photo) throw new Error("not kept")
  const claim = async (answers: FileClaim["answers"]) => {
    const { organizerId, pageId } = studio
    const booking = { id: bookingId, organizerId, pageId }
    const at = await runtime.clock.now(runtime.db)
    queries.length = 0
    await inTransaction(runtime.db, (tx) => claimFiles(tx, { booking, answers, at }))
    return queries.filter((query) => query.startsWith("update")).length
  }
  const owners = async () =>
    (await runtime.db.select().from(answerFiles)).map((file) => file.bookingId)
  // Each file was sent for one question, and for that one alone.
  await expect(claim({ plan, photo: plan })).rejects.toBeInstanceOf(FileGone)
  await expect(claim({ plan: photo, photo: plan })).rejects.toBeInstanceOf(FileGone)
  expect(await owners()).toEqual([null, null])
  expect(await claim({})).toBe(0)
  expect(await claim({ plan, photo, notes: "a text" })).toBe(1)
  expect(await owners()).toEqual([bookingId, bookingId])
})

test("a file stays with a booking that was confirmed, canceled or not; what a hold left behind goes", async () => {
  const { runtime, studio } = world
  const give = async (bookingId: string) => {
    const file = await send()
    if ("problem" in file) throw new Error(file.problem)
    const { organizerId, pageId } = studio
    const booking = { id: bookingId, organizerId, pageId }
    const at = await runtime.clock.now(runtime.db)
    await inTransaction(runtime.db, (tx) =>
      claimFiles(tx, { booking, answers: { plan: file }, at }),
    )
    return file.fileId
  }
  const confirmed = await payer(world).paidBooking(later(7))
  const unpaid = await hold(world, { startsAt: later(8) })
  const kept = await give(confirmed)
  await give(unpaid)
  for (const bookingId of [confirmed, unpaid]) {
    expect(await cancelBooking(studio.actor, { bookingId }, runtime)).toMatchObject({ ok: true })
  }
  world.advance(48 * 3_600_000)
  expect(await letFilesGo(runtime)).toBe(1)
  expect((await runtime.db.select().from(answerFiles)).map(({ id }) => id)).toEqual([kept])
})

test("a form that comes back for want of room says so by its status", () => {
  const full = { received: { plan: { problem: "file-page-full" as const } }, kept: {} }
  expect(statusOfFiles(full)).toBe(409)
})
