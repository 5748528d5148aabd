import { eq, sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { bookings } from "#db/schema/bookings.ts"
import { idempotencyKeys } from "#db/schema/operations.ts"
import { forgetSealedBodies } from "#app/features/audit/forget-sealed-bodies.server.ts"
import {
  createBookingWorld,
  TEN_O_CLOCK,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { createKeyring } from "#app/platform/keyring.server.ts"
import { apiOf, keyOf, newBooking, type Api, type Sending } from "./testing.server.ts"

const MINUTE = 60_000
const BOOKINGS = "/api/v1/studio/bookings"
let world: BookingWorld
let api: Api
let writeKey: string

beforeAll(async () => {
  world = await createBookingWorld()
  // All of these come from a few addresses.
  world.runtime.env.holdLimits = { perAddress: 1_000, perEmail: 1_000, perPage: 1_000 }
  api = apiOf(world)
  writeKey = (await keyOf(world, world.studio, "bookings:write")).key
})
afterAll(() => world.close())

let half = 0
const nextTime = () => new Date(TEN_O_CLOCK.getTime() + 30 * MINUTE * half++)
let keys = 0
const nextKey = () => `8e03978e-40d5-43dd-bc93-${++keys}`

const from = (address: string) => ({ "x-client-address": address })
const once = (body: unknown, key: string, sending: Sending = {}) =>
  api.post(BOOKINGS, body, {
    ...sending,
    headers: { "Idempotency-Key": key, ...from("192.0.2.1"), ...sending.headers },
  })
const countBookings = () => world.runtime.db.$count(bookings)

test("the same key with the same body gets the same answer, and one booking", async () => {
  const [key, body] = [nextKey(), newBooking(nextTime())]
  const first = await once(body, key)
  const before = await countBookings()
  const second = await once(body, key)
  expect([first.status, second.status]).toEqual([201, 201])
  expect(second.text).toBe(first.text)
  expect(second.headers.get("location")).toBe(first.headers.get("location"))
  expect(first.headers.get("idempotency-replayed")).toBeNull()
  expect(second.headers.get("idempotency-replayed")).toBe("true")
  expect((await once(body, `"${key}"`)).text).toBe(first.text)
  expect(await countBookings()).toBe(before)
})

test("a refusal that stands is repeated as well", async () => {
  const [key, startsAt] = [nextKey(), nextTime()]
  const winner = await api.post(BOOKINGS, newBooking(startsAt))
  const body = newBooking(startsAt)
  const lost = await once(body, key)
  expect(lost.body["code"]).toBe("time-taken")
  const { id, token } = winner.body as { id: string; token: string }
  await api.post(`/api/v1/bookings/${id}/cancel`, {}, { bearer: token })
  expect((await once(body, key)).text).toBe(lost.text)
  expect((await once(body, nextKey())).status).toBe(201)
})

test("the same key with another body is refused, and does nothing", async () => {
  const key = nextKey()
  await once(newBooking(nextTime()), key)
  const before = await countBookings()
  const other = await once(newBooking(nextTime()), key)
  expect([other.status, other.body["code"]]).toEqual([422, "other-request"])
  expect(await countBookings()).toBe(before)
})

test("of many at once one books; the others are told to wait, or get its answer", async () => {
  const [key, body] = [nextKey(), newBooking(nextTime())]
  const before = await countBookings()
  const answers = await Promise.all(Array.from({ length: 8 }, () => once(body, key)))
  expect(await countBookings()).toBe(before + 1)
  const waiting = answers.filter(({ status }) => status === 409)
  expect(waiting.map((answer) => answer.body["code"])).toEqual(
    waiting.map(() => "request-in-progress"),
  )
  const booked = new Set(answers.filter(({ status }) => status === 201).map(({ text }) => text))
  expect(booked.size).toBe(1)
  expect((await once(body, key)).text).toBe([...booked][0])
})

test("two callers may choose the same key: neither gets the other's answer", async () => {
  const [key, body] = [nextKey(), newBooking(nextTime())]
  const mine = await once(body, key)
  expect(mine.status).toBe(201)
  for (const sending of [{ headers: from("192.0.2.99") }, { bearer: writeKey }]) {
    const theirs = await once(body, key, sending)
    expect([theirs.status, theirs.body["code"]]).toEqual([409, "time-taken"])
    expect(theirs.text).not.toContain(String(mine.body["token"]))
  }
})

test("what may be different next time is not kept: the key can be used again", async () => {
  const { withoutProvider } = await import("#app/routes/bookings.$token._index/testing.server.ts")
  const made = await once(newBooking(nextTime()), nextKey())
  const { id, token } = made.body as { id: string; token: string }
  const path = `/api/v1/bookings/${id}/cancel`
  const sending = { bearer: token, headers: { "Idempotency-Key": nextKey() } }
  const silent = await withoutProvider(world, () => api.post(path, {}, sending))
  expect([silent.status, silent.body["code"]]).toEqual([503, "payment-unreachable"])
  const later = await api.post(path, {}, sending)
  expect([later.status, later.body["state"]]).toEqual([200, "ABANDONED"])
  expect((await api.post(path, {}, sending)).text).toBe(later.text)
})

test("a move that was done is told again by the token it was asked with, though that has ended", async () => {
  const made = await once(newBooking(nextTime()), nextKey())
  const { id, token } = made.body as { id: string; token: string }
  const path = `/api/v1/bookings/${id}/reschedule`
  const sending = { bearer: token, headers: { "Idempotency-Key": nextKey() } }
  const body = { start: nextTime() }
  const moved = await api.post(path, body, sending)
  expect(moved.status).toBe(200)
  const again = await api.post(path, body, sending)
  expect([again.status, again.text]).toEqual([200, moved.text])
  expect((await api.post(path, body, { bearer: token })).status).toBe(410)
})

test("who died while booking leaves a key that is taken over, and finds the booking that was made", async () => {
  const [key, body] = [nextKey(), newBooking(nextTime())]
  const first = await once(body, key)
  const { db } = world.runtime
  await db
    .update(idempotencyKeys)
    .set({ status: null, sealedBody: null })
    .where(eq(idempotencyKeys.key, key))
  // Longer than a request takes, and not as long as one may live.
  world.advance(MINUTE)
  const waiting = await once(body, key)
  expect([waiting.status, waiting.body["code"]]).toEqual([409, "request-in-progress"])
  expect(waiting.headers.get("retry-after")).toBe("1")
  world.advance(3 * MINUTE)
  const before = await countBookings()
  const taken = await once(body, key)
  expect([taken.status, taken.body["id"]]).toEqual([201, first.body["id"]])
  expect(await countBookings()).toBe(before)
})

test("a key that is taken over after the secrets were rotated finds the booking too", async () => {
  const [key, body] = [nextKey(), newBooking(nextTime())]
  // Whoever has no key of their own is known by an address, of which no two secrets make the same.
  const first = await once(body, key, { bearer: writeKey })
  const { runtime } = world
  await runtime.db
    .update(idempotencyKeys)
    .set({ status: null, sealedBody: null })
    .where(eq(idempotencyKeys.key, key))
  world.advance(3 * MINUTE)
  const before = runtime.keyring
  runtime.keyring = createKeyring(["b".repeat(32), "a".repeat(32)], runtime.random)
  const count = await countBookings()
  const taken = await once(body, key, { bearer: writeKey })
  runtime.keyring = before
  expect([taken.status, taken.body["id"]]).toEqual([201, first.body["id"]])
  expect(await countBookings()).toBe(count)
})

test.each(["", " ", "x".repeat(256), "schlüssel", '""'])("“%s” is no key", async (key) => {
  const headers = { "Idempotency-Key": Buffer.from(key).toString("latin1") }
  const answer = await api.post(BOOKINGS, newBooking(nextTime()), { headers })
  expect([answer.status, answer.body["code"]]).toEqual([400, "malformed-idempotency-key"])
})

test("nothing of a person can be read where answers are kept, and after a day they are gone", async () => {
  const { db } = world.runtime
  const rows = JSON.stringify(await db.select().from(idempotencyKeys))
  expect(rows).not.toMatch(/example\.org|Api Client|192\.0\.2/)
  await forgetSealedBodies(world.runtime)
  expect(await db.$count(idempotencyKeys)).toBeGreaterThan(5)
  world.advance(25 * 60 * MINUTE)
  await forgetSealedBodies(world.runtime)
  expect(await db.execute(sql`select from idempotency_keys`)).toHaveLength(0)
})
