import { setTimeout as sleep } from "node:timers/promises"
import { eq } from "drizzle-orm"
import { afterEach, beforeEach, expect, test } from "vitest"
import { connectDatabase } from "#db/client.ts"
import { calendarConnections } from "#db/schema/calendars.ts"
import { outboundEmails } from "#db/schema/messages.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { openToken, sealToken } from "./sealed-tokens.server.ts"
import {
  connect,
  connectionRow,
  createCalendarWorld,
  type CalendarWorld,
} from "./testing.server.ts"
import { withAccessToken } from "./with-access-token.server.ts"

const HOUR = 3_600_000

let world: CalendarWorld
let connectionId: string
beforeEach(async () => {
  world = await createCalendarWorld()
  connectionId = await connect(world)
  world.calls.length = 0
})
afterEach(() => world.close())

const refreshes = () => world.calls.filter((call) => call === "POST /token").length

async function useCalendar(runtime: Runtime = world.runtime) {
  const row = await connectionRow(world, connectionId)
  return await withAccessToken(row, runtime, (token, port) => port.listCalendars(token))
}

/** What the provider gives another process for the connection's grant. */
async function refreshedElsewhere() {
  const row = await connectionRow(world, connectionId)
  const { keyring } = world.runtime
  const grant = openToken(keyring, row.id, "sealed_refresh_token", row.sealedRefreshToken ?? "")
  return world.port.oauth.refresh(grant, { timeoutMs: 10_000 })
}

test("a token that is good for a while is used as it is", async () => {
  await useCalendar()
  expect(refreshes()).toBe(0)
})

test("twenty callers in two processes with a dying token cause one refresh", async () => {
  world.advance(HOUR - 60_000)
  const row = await connectionRow(world, connectionId)
  const second = connectDatabase(world.runtime.env.databaseUrl)
  try {
    const processes = [world.runtime, { ...world.runtime, db: second.db }]
    const lists = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        withAccessToken(row, processes[index % 2]!, (token, port) => port.listCalendars(token)),
      ),
    )
    expect(lists.every((list) => list.length === 2)).toBe(true)
  } finally {
    await second.close()
  }
  expect(refreshes()).toBe(1)
  const after = await connectionRow(world, connectionId)
  expect(after.refreshingUntil).toBeNull()
  expect(after.sealedAccessToken).not.toBe(row.sealedAccessToken)
})

test("a refresh whose process died is taken over when its time is up", async () => {
  world.advance(HOUR)
  const now = await world.runtime.clock.now(world.runtime.db)
  await world.runtime.db
    .update(calendarConnections)
    .set({ refreshingUntil: new Date(now.getTime() - 1) })
  await useCalendar()
  expect(refreshes()).toBe(1)
})

test("a refresh that another process has under way is waited for, not made again", async () => {
  world.advance(HOUR)
  const { db, keyring, clock } = world.runtime
  const now = await clock.now(db)
  await db.update(calendarConnections).set({ refreshingUntil: new Date(now.getTime() + 30_000) })
  const using = useCalendar()
  await sleep(300)
  const { accessToken } = await refreshedElsewhere()
  await db.update(calendarConnections).set({
    sealedAccessToken: sealToken(keyring, connectionId, "sealed_access_token", accessToken),
    accessTokenExpiresAt: new Date(now.getTime() + HOUR),
    refreshingUntil: null,
  })
  expect(await using).toHaveLength(2)
  // The other process asked, and nobody else.
  expect(refreshes()).toBe(1)
})

test("a token that is refused before its time is refreshed once", async () => {
  await world.google.control("faults", { kind: "401", path: "calendarList" })
  expect(await useCalendar()).toHaveLength(2)
  expect(refreshes()).toBe(1)
  await world.google.control("faults", { kind: "401", path: "calendarList", times: 2 })
  await expect(useCalendar()).rejects.toMatchObject({ kind: "unauthorized" })
  expect(refreshes()).toBe(2)
})

test("a refresh that brings a new refresh token stores the newest", async () => {
  world.advance(HOUR)
  const { oauth } = world.port
  const rotating = world.withPort({
    oauth: {
      ...oauth,
      refresh: async (token) => ({ ...(await oauth.refresh(token)), refreshToken: "newest" }),
    },
  })
  await useCalendar(rotating)
  const row = await connectionRow(world, connectionId)
  const { keyring } = world.runtime
  const kept = openToken(keyring, row.id, "sealed_refresh_token", row.sealedRefreshToken ?? "")
  expect(kept).toBe("newest")
})

test("a dead grant breaks the connection and tells its host in one mail", async () => {
  await world.google.control("revoke", { email: "ada@example.com" })
  world.advance(HOUR)
  const row = await connectionRow(world, connectionId)
  const tries = Array.from({ length: 10 }, () =>
    withAccessToken(row, world.runtime, (token, port) => port.listCalendars(token)),
  )
  for (const outcome of await Promise.allSettled(tries)) {
    expect(outcome).toMatchObject({ status: "rejected", reason: { kind: "connection-broken" } })
  }
  await expect(useCalendar()).rejects.toMatchObject({ kind: "connection-broken" })
  expect(await connectionRow(world, connectionId)).toMatchObject({
    state: "broken",
    brokenReason: "invalid_grant",
    refreshingUntil: null,
  })
  const mails = await world.runtime.db
    .select()
    .from(outboundEmails)
    .where(eq(outboundEmails.kind, "connection-broken"))
  expect(mails).toMatchObject([
    { recipient: world.studio.hostId, bookingId: null, detail: { connectionId } },
  ])

  await connect(world)
  await world.google.control("revoke", { email: "ada@example.com" })
  world.advance(HOUR)
  await expect(useCalendar()).rejects.toMatchObject({ kind: "connection-broken" })
  const later = await world.runtime.db
    .select()
    .from(outboundEmails)
    .where(eq(outboundEmails.kind, "connection-broken"))
  expect(later).toHaveLength(2)
})

test("a provider that does not answer a refresh breaks nothing", async () => {
  world.advance(HOUR)
  await world.google.control("down", { down: true })
  await expect(useCalendar()).rejects.toMatchObject({ kind: "unavailable" })
  expect(await connectionRow(world, connectionId)).toMatchObject({
    state: "connected",
    refreshingUntil: null,
  })
  await world.google.control("down", { down: false })
  expect(await useCalendar()).toHaveLength(2)
})

test("a token that no key opens any longer breaks the connection instead of failing for ever", async () => {
  const { keyring, db } = world.runtime
  const foreign = sealToken(keyring, "another-row", "sealed_access_token", "token")
  await db.update(calendarConnections).set({ sealedAccessToken: foreign })
  await expect(useCalendar()).rejects.toMatchObject({ kind: "connection-broken" })
  expect(await connectionRow(world, connectionId)).toMatchObject({
    state: "broken",
    brokenReason: "keys-changed",
  })
})
