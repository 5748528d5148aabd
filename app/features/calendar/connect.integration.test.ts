import { eq } from "drizzle-orm"
import { afterEach, beforeEach, expect, test } from "vitest"
import { calendarConnections, calendars, oauthStates } from "#db/schema/calendars.ts"
import { auditLog } from "#db/schema/operations.ts"
import { databaseProblem } from "#db/problems.ts"
import { createTestOrganizer } from "#app/features/organizer/testing.server.ts"
import { beginConnection } from "./begin-connection.server.ts"
import { disconnectCalendar } from "./disconnect-calendar.server.ts"
import { finishConnection } from "./finish-connection.server.ts"
import { listConnections } from "./queries.server.ts"
import { openToken } from "./sealed-tokens.server.ts"
import {
  ACCOUNT,
  SESSION,
  connect,
  connectionRow,
  consent,
  createCalendarWorld,
  type CalendarWorld,
} from "./testing.server.ts"

let world: CalendarWorld
beforeEach(async () => {
  world = await createCalendarWorld()
})
afterEach(() => world.close())

async function begin() {
  const { studio, runtime } = world
  const about = { hostId: studio.hostId, sessionId: SESSION, provider: "google" }
  const begun = await beginConnection(studio.actor, about, runtime)
  if (!begun.ok) throw new Error(begun.problem)
  return begun.address
}

type Answer = Awaited<ReturnType<typeof consent>>
const finish = (answer: Answer, changes: { sessionId?: string; provider?: string | null } = {}) =>
  finishConnection(
    world.studio.actor,
    { sessionId: SESSION, provider: "google", ...answer, ...changes },
    world.runtime,
  )

async function expectNothingConnected() {
  expect(await world.runtime.db.select().from(calendarConnections)).toEqual([])
  expect(await world.runtime.db.select().from(calendars)).toEqual([])
}

test("a connected account is checked and written to in its own calendar, and only there", async () => {
  const id = await connect(world)
  const [shown] = await listConnections(world.studio.actor, world.runtime)
  expect(shown).toMatchObject({ id, account: ACCOUNT, state: "connected", hostName: "Ada Berg" })
  expect(shown?.calendars).toMatchObject([
    { name: ACCOUNT, mayWrite: true, isChecked: true, isDestination: true },
    { name: "Holidays in Germany", mayWrite: false, isChecked: false, isDestination: false },
  ])
  const [change] = await world.runtime.db.select().from(auditLog).where(eq(auditLog.subjectId, id))
  expect(change).toMatchObject({ action: "calendar.connected", userId: world.studio.userId })
})

test("no connection is ever disconnected with its tokens still there: the database says so", async () => {
  const id = await connect(world)
  const half = world.runtime.db
    .update(calendarConnections)
    .set({ state: "disconnected", sealedRefreshToken: null })
    .where(eq(calendarConnections.id, id))
  const refused = await half.catch((error: unknown) => databaseProblem(error)?.constraint_name)
  expect(refused).toBe("calendar_connections_wiped")
})

test("tokens are kept sealed, each to its row and column", async () => {
  const id = await connect(world)
  const row = await connectionRow(world, id)
  const { keyring } = world.runtime
  const sealed = row.sealedRefreshToken ?? ""
  const token = openToken(keyring, id, "sealed_refresh_token", sealed)
  expect(JSON.stringify(row)).not.toContain(token)
  expect(() => openToken(keyring, id, "sealed_access_token", sealed)).toThrow("cannot be opened")
  expect(() => openToken(keyring, SESSION, "sealed_refresh_token", sealed)).toThrow()
  const [state] = await world.runtime.db.select().from(oauthStates)
  expect(state?.sealedVerifier).toMatch(/^v1\./)
})

test("an unticked permission connects nothing and says so", async () => {
  const answer = await consent(await begin(), {
    scopes: (scope) => !scope.endsWith("calendar.events"),
  })
  expect(await finish(answer)).toEqual({ ok: false, problem: "scopes-missing" })
  await expectNothingConnected()
})

test("a refused consent connects nothing and says so", async () => {
  const answer = await consent(await begin(), { deny: true })
  expect(answer.error).toBe("access_denied")
  expect(await finish(answer)).toEqual({ ok: false, problem: "consent-denied" })
  await expectNothingConnected()
})

test("a state is good once", async () => {
  const answer = await consent(await begin())
  expect(await finish(answer)).toMatchObject({ ok: true })
  expect(await finish(answer)).toEqual({ ok: false, problem: "state-invalid" })
})

test("a state that is missing, altered, respelled or made up connects nothing", async () => {
  const answer = await consent(await begin())
  const state = answer.state ?? ""
  const flipped = state.endsWith("A") ? "B" : "A"
  const wrong = [
    null,
    "",
    state.slice(0, -1),
    state.slice(0, -1) + flipped,
    `${state}=`,
    `${state}.`,
    encodeURIComponent(state).replaceAll("-", "%2D"),
    state.replaceAll("-", "+"),
    `${SESSION}.${state.split(".")[1]}`,
  ]
  for (const one of wrong) {
    expect(await finish({ ...answer, state: one })).toEqual({ ok: false, problem: "state-invalid" })
  }
  await expectNothingConnected()
  expect(await finish(answer)).toMatchObject({ ok: true })
})

test("a state comes back in the session, for the person and provider, that it was made for", async () => {
  const answer = await consent(await begin())
  const otherSession = "0198f000-0000-7000-8000-0000000000bb"
  const invalid = { ok: false, problem: "state-invalid" }
  expect(await finish(answer, { sessionId: otherSession })).toEqual(invalid)
  expect(await finish(answer, { provider: "microsoft" })).toEqual(invalid)
  const other = await createTestOrganizer(world.runtime, "other")
  const input = { sessionId: SESSION, provider: "google", ...answer }
  expect(await finishConnection(other.actor, input, world.runtime)).toEqual(invalid)
  await expectNothingConnected()
  expect(await finish(answer, { provider: null })).toMatchObject({ ok: true })
})

test("a state older than ten minutes connects nothing", async () => {
  const answer = await consent(await begin())
  world.advance(10 * 60_000)
  expect(await finish(answer)).toEqual({ ok: false, problem: "state-invalid" })
})

test("a code that the provider does not know connects nothing", async () => {
  const answer = await consent(await begin())
  const refused = { ok: false, problem: "code-refused" }
  expect(await finish({ ...answer, code: "4/made-up" })).toEqual(refused)
  await expectNothingConnected()
})

test("a provider that does not answer connects nothing and says so", async () => {
  const answer = await consent(await begin())
  await world.google.control("down", { down: true })
  expect(await finish(answer)).toEqual({ ok: false, problem: "provider-silent" })
  await expectNothingConnected()
})

test("another organizer's host, or one that does not exist, cannot be connected", async () => {
  const other = await createTestOrganizer(world.runtime, "other")
  const { actor } = world.studio
  for (const hostId of [other.hostId, SESSION, "nonsense"]) {
    const about = { hostId, sessionId: SESSION, provider: "google" }
    const begun = await beginConnection(actor, about, world.runtime)
    expect(begun).toEqual({ ok: false, problem: "not-found" })
  }
  const about = { hostId: world.studio.hostId, sessionId: SESSION, provider: "outlook" }
  const unknown = await beginConnection(actor, about, world.runtime)
  expect(unknown).toEqual({ ok: false, problem: "not-set-up" })
})

/** The provider as it answers somebody who allowed us before: without a refresh token. */
function withoutRefreshToken(world: CalendarWorld) {
  const { oauth } = world.port
  return world.withPort({
    oauth: {
      ...oauth,
      exchangeCode: async (exchange) => ({
        ...(await oauth.exchangeCode(exchange)),
        refreshToken: null,
      }),
    },
  })
}

test("an answer without a refresh token connects nothing, so that none is stored that must die", async () => {
  const answer = await consent(await begin())
  const input = { sessionId: SESSION, provider: "google", ...answer }
  const finished = await finishConnection(world.studio.actor, input, withoutRefreshToken(world))
  expect(finished).toEqual({ ok: false, problem: "no-refresh-token" })
  await expectNothingConnected()
})

test("connecting again keeps the refresh token when the answer has none, and mends the connection", async () => {
  const id = await connect(world)
  const before = await connectionRow(world, id)
  const { db } = world.runtime
  await db.update(calendarConnections).set({ state: "broken", brokenReason: "invalid_grant" })
  await db.update(calendars).set({ isChecked: false }).where(eq(calendars.isDestination, true))
  const answer = await consent(await begin())
  const input = { sessionId: SESSION, provider: "google", ...answer }
  const finished = await finishConnection(world.studio.actor, input, withoutRefreshToken(world))
  expect(finished).toEqual({ ok: true, connectionId: id })
  const after = await connectionRow(world, id)
  expect(after).toMatchObject({ state: "connected", brokenReason: null })
  expect(after.sealedRefreshToken).toBe(before.sealedRefreshToken)
  const [shown] = await listConnections(world.studio.actor, world.runtime)
  expect(shown?.calendars[0]).toMatchObject({ isDestination: true, isChecked: false })
})

test("disconnecting wipes the tokens here and ends the grant there, and is written down", async () => {
  const id = await connect(world)
  expect((await world.google.state()).grants).toHaveLength(1)
  const { actor } = world.studio
  expect(await disconnectCalendar(actor, { connectionId: id }, world.runtime)).toEqual({ ok: true })
  expect(await connectionRow(world, id)).toMatchObject({
    state: "disconnected",
    sealedRefreshToken: null,
    sealedAccessToken: null,
  })
  expect((await world.google.state()).grants).toEqual([])
  expect(await listConnections(actor, world.runtime)).toEqual([])
  const written = await world.runtime.db.select().from(auditLog).where(eq(auditLog.subjectId, id))
  expect(written.map(({ action }) => action).sort()).toEqual([
    "calendar.connected",
    "calendar.disconnected",
  ])
  expect(await connect(world)).toBe(id)
  const [shown] = await listConnections(actor, world.runtime)
  expect(shown?.calendars[0]).toMatchObject({ isDestination: true, isChecked: true })
})

test("disconnecting works while the provider is down", async () => {
  const id = await connect(world)
  await world.google.control("down", { down: true })
  const { actor } = world.studio
  expect(await disconnectCalendar(actor, { connectionId: id }, world.runtime)).toEqual({ ok: true })
  expect(await connectionRow(world, id)).toMatchObject({ sealedRefreshToken: null })
})

test("another organizer's connection is not there to be disconnected", async () => {
  const id = await connect(world)
  const other = await createTestOrganizer(world.runtime, "other")
  const refused = { ok: false, problem: "not-found" }
  expect(await disconnectCalendar(other.actor, { connectionId: id }, world.runtime)).toEqual(
    refused,
  )
  expect(await connectionRow(world, id)).toMatchObject({ state: "connected" })
})
