import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { signBookingLink, type LinkPurpose } from "#app/features/booking/booking-link.server.ts"
import {
  createBookingWorld,
  hold,
  look,
  TEN_O_CLOCK,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { createTestOrganizer } from "#app/features/organizer/testing.server.ts"
import { operations } from "./document/operations.ts"
import { revokeKey } from "./revoke-key.server.ts"
import { API_SCOPES, type ApiScope } from "./scopes.ts"
import { apiOf, keyOf, newBooking, type Api, type ApiAnswer } from "./testing.server.ts"

const MINUTE = 60_000
let world: BookingWorld
let api: Api
let mine: string
let other: string
let foreignKey: string
let revokedKey: string
const keys = {} as Record<ApiScope, string>

beforeAll(async () => {
  world = await createBookingWorld()
  api = apiOf(world)
  mine = await hold(world, { startsAt: TEN_O_CLOCK })
  other = await hold(world, { startsAt: new Date(TEN_O_CLOCK.getTime() + 60 * MINUTE) })
  const stranger = await createTestOrganizer(world.runtime, "stranger")
  foreignKey = (await keyOf(world, stranger, ...API_SCOPES)).key
  for (const scope of API_SCOPES) keys[scope] = (await keyOf(world, world.studio, scope)).key
  const revoked = await keyOf(world, world.studio, ...API_SCOPES)
  await revokeKey(world.studio.actor, { keyId: revoked.keyId }, world.runtime)
  revokedKey = revoked.key
})
afterAll(() => world.close())

async function tokenFor(bookingId: string, purpose: LinkPurpose, changes = { later: 0 }) {
  const { booking } = await look(world, bookingId)
  const version = booking.linkVersion + changes.later
  return signBookingLink(world.runtime.keyring, { bookingId, purpose, version })
}

/** Every row there is, but for what only counts and notes. */
async function everything(): Promise<string> {
  const tables = await world.runtime.db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name not in ('throttles', 'api_keys') order by 1`)
  const rows = []
  for (const { name } of tables) {
    rows.push(
      await world.runtime.db.execute(sql`select * from ${sql.identifier(name)} order by 1::text`),
    )
  }
  return JSON.stringify(rows)
}

const start = new Date(TEN_O_CLOCK.getTime() + 120 * MINUTE)
const range = "from=2026-12-03T00:00:00Z&to=2026-12-04T00:00:00Z"

/** One call of each operation that would do something, were it let in. */
function callOf(id: string, bearer?: string): Promise<ApiAnswer> {
  const operation = operations.find((one) => one.id === id)!
  const path = operation.path
    .replace("{organizer}", "studio")
    .replace("{page}", "consultation")
    .replace("{id}", mine)
  const query = { listSlots: `?${range}`, listPages: "?status=all" }[id] ?? ""
  const bodies: Record<string, unknown> = {
    book: newBooking(start),
    sendFile: { page: "consultation", question: "plan", filename: "a.txt", content: "YQ==" },
    cancelBooking: {},
    moveBooking: { start },
  }
  return api.send(operation.method.toUpperCase(), path + query, {
    ...(operation.body ? { body: bodies[id] } : {}),
    ...(bearer === undefined ? {} : { bearer }),
  })
}

const ids = operations.map(({ id }) => id)
const guarded = operations.filter(({ needs }) => needs.kind === "key-or-token").map(({ id }) => id)

/** Fails unless each is refused so, says nothing of the booking, and nothing has changed. */
async function refusesAll(
  names: readonly string[],
  bearer: string | undefined,
  expected: [number, string],
) {
  const { booking } = await look(world, mine)
  const before = await everything()
  for (const id of names) {
    const answer = await callOf(id, bearer)
    expect([id, answer.status, answer.body["code"]]).toEqual([id, ...expected])
    for (const secret of [booking.clientName, booking.clientEmail, booking.reference]) {
      expect(answer.text).not.toContain(secret)
    }
    if (answer.status === 401) expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer /)
  }
  expect(await everything()).toBe(before)
}

test("nobody gets to a booking, or to drafts", async () => {
  await refusesAll([...guarded, "listPages"], undefined, [401, "unauthorized"])
})

test("a key that never was is refused everywhere, also where none is needed", async () => {
  for (const wrong of [
    `hf_${"A".repeat(43)}`,
    "hf_",
    "nonsense",
    keys["bookings:write"].slice(0, -1),
    `${keys["bookings:write"]}A`,
    keys["bookings:write"].toLowerCase(),
  ]) {
    await refusesAll(ids, wrong, [401, "token-refused"])
  }
})

test("a revoked key is refused everywhere", async () => {
  await refusesAll(ids, revokedKey, [401, "token-refused"])
})

test("another way to sign in is none", async () => {
  for (const authorization of [`Basic ${keys["bookings:read"]}`, keys["bookings:read"], "Bearer"]) {
    const answer = await api.get(`/api/v1/bookings/${mine}`, { headers: { authorization } })
    expect([answer.status, answer.body["code"]]).toEqual([401, "token-refused"])
  }
})

test.each(API_SCOPES)("a key that has %s alone does nothing else", async (scope) => {
  const needed = operations.flatMap(({ id, needs }) =>
    "scope" in needs && needs.scope !== scope ? [id] : [],
  )
  expect(needed.length).toBeGreaterThan(1)
  await refusesAll(needed, keys[scope], [403, "scope-too-small"])
})

test("a refusal for a small scope names the one that is needed", async () => {
  const answer = await callOf("cancelBooking", keys["bookings:read"])
  expect(answer.headers.get("www-authenticate")).toContain('scope="bookings:write"')
})

test("another organizer's key finds nothing here", async () => {
  await refusesAll(ids, foreignKey, [404, "not-found"])
})

test("another booking's token, one for another purpose, or one of a version to come, finds nothing", async () => {
  await refusesAll(guarded, await tokenFor(other, "status"), [404, "not-found"])
  for (const purpose of ["pay", "calendar", "feedback"] as const) {
    await refusesAll(guarded, await tokenFor(mine, purpose), [404, "not-found"])
  }
  await refusesAll(guarded, await tokenFor(mine, "status", { later: 1 }), [404, "not-found"])
  await refusesAll(["readBooking", "moveBooking"], await tokenFor(mine, "cancel"), [
    404,
    "not-found",
  ])
  const reschedule = await tokenFor(mine, "reschedule")
  await refusesAll(["readBooking", "cancelBooking"], reschedule, [404, "not-found"])
})

test("a token of before the last change says that it is outdated, and nothing else", async () => {
  await refusesAll(guarded, await tokenFor(mine, "status", { later: -1 }), [410, "link-outdated"])
})

test("ids that cannot be, or are of nothing, are not found, whatever the key may do", async () => {
  const nowhere = "0193a5c2-7a10-7c3e-9f00-1234567890ab"
  for (const id of [nowhere, "nope", "1%20or%201=1", "..%2F..%2Fadmin", mine.toUpperCase()]) {
    const answer = await api.get(`/api/v1/bookings/${id}`, { bearer: keys["bookings:read"] })
    expect([id, answer.status, answer.body["code"]]).toEqual([id, 404, "not-found"])
  }
})

test("a key or token in the address is no key", async () => {
  for (const query of [`key=${keys["bookings:read"]}`, `token=${await tokenFor(mine, "status")}`]) {
    const answer = await api.get(`/api/v1/bookings/${mine}?${query}`)
    expect(answer.status).toBe(401)
  }
})

test("with a token for canceling alone, canceling gives no token that does more", async () => {
  const bookingId = await hold(world, { startsAt: new Date(TEN_O_CLOCK.getTime() + 240 * MINUTE) })
  const bearer = await tokenFor(bookingId, "cancel")
  const answer = await api.post(`/api/v1/bookings/${bookingId}/cancel`, {}, { bearer })
  expect([answer.status, answer.body["token"], answer.body["statusUrl"]]).toEqual([200, null, null])
})

test("no key stands anywhere in the database, and none in the log", async () => {
  const dump = JSON.stringify([
    await world.runtime.db.execute(sql`select * from api_keys`),
    await everything(),
  ])
  for (const key of [...Object.values(keys), foreignKey, revokedKey]) {
    expect(dump).not.toContain(key)
    expect(dump).not.toContain(key.slice(11))
  }
})
