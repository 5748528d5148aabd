import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { auditLog } from "#db/schema/operations.ts"
import { hosts, memberships, users } from "#db/schema/organizers.ts"
import { findSession } from "#app/features/organizer/find-session.server.ts"
import { signIn } from "#app/features/organizer/sign-in.server.ts"
import {
  createTestOrganizer,
  createTestRuntime,
  TEST_PASSWORD,
  type TestRuntime,
} from "#app/features/organizer/testing.server.ts"
import { findSchedule } from "#app/features/schedule/queries.server.ts"
import { createHost } from "./create-host.server.ts"
import { findHost, listHosts } from "./list-hosts.server.ts"
import { listSignIns } from "./list-sign-ins.server.ts"
import { saveHost } from "./save-host.server.ts"

type Organizer = Awaited<ReturnType<typeof createTestOrganizer>>

let runtime: TestRuntime
let studio: Organizer
let other: Organizer

beforeAll(async () => {
  runtime = await createTestRuntime()
  studio = await createTestOrganizer(runtime, "studio")
  other = await createTestOrganizer(runtime, "other")
})
afterAll(() => runtime.close())

const bo = { name: "Bo Chen", email: "bo@example.com", userId: null, timeZone: "Asia/Kathmandu" }

async function newHost(changes: Partial<typeof bo> & { userId?: never } = {}): Promise<string> {
  const made = await createHost(studio.actor, { ...bo, ...changes }, runtime)
  if (!made.ok) throw new Error(made.problem)
  return made.hostId
}

/** Another person who signs in for the studio, and is nobody's host yet. */
async function newMember(email: string): Promise<string> {
  const userId = runtime.ids()
  const at = await runtime.clock.now(runtime.db)
  await runtime.db
    .insert(users)
    .values({ id: userId, email, name: "Cy Dee", passwordHash: "-", createdAt: at })
  const member = { organizerId: studio.organizerId, userId, role: "member" as const, createdAt: at }
  await runtime.db.insert(memberships).values(member)
  return userId
}

test("a host is made with the hours everybody begins with, in their zone, and can be found", async () => {
  const hostId = await newHost()
  const host = await findHost(studio.organizerId, hostId, runtime)
  expect(host).toMatchObject({
    name: "Bo Chen",
    email: "bo@example.com",
    signIn: null,
    pausedAt: null,
    pages: [],
    schedules: [{ name: "", timeZone: "Asia/Kathmandu" }],
    calendars: { connected: 0, broken: 0 },
  })
  const schedule = await findSchedule(studio.organizerId, host!.schedules[0]!.id, runtime)
  expect(schedule?.hours).toHaveLength(5)
  const written = await runtime.db.select().from(auditLog).where(eq(auditLog.subjectId, hostId))
  expect(written.map(({ action, userId }) => [action, userId])).toEqual([
    ["host.created", studio.userId],
  ])
})

test("a form for a new host that is sent twice makes one host", async () => {
  const attempt = runtime.ids()
  const send = () => createHost(studio.actor, { ...bo, name: "Once", attempt }, runtime)
  expect(await Promise.all([send(), send()])).toEqual([
    { ok: true, hostId: attempt },
    { ok: true, hostId: attempt },
  ])
  const found = await findHost(studio.organizerId, attempt, runtime)
  expect(found?.schedules).toHaveLength(1)
  expect(await createHost(other.actor, { ...bo, attempt }, runtime)).toEqual({
    ok: false,
    problem: "not-found",
  })
})

test("hosts are listed with their pages by name, and found by part of a name or address", async () => {
  await newHost({ name: "Zoë 100%", email: "zoe@example.com" })
  const query = { search: "", state: null, sort: "name", direction: "ascending" } as const
  const list = (change = {}) =>
    listHosts(studio.organizerId, { ...query, limit: 50, offset: 0, ...change }, runtime)
  const names = async (change = {}) => (await list(change)).rows.map(({ name }) => name)
  expect((await names())[0]).toBe("Ada Berg")
  expect(await names({ search: "100%" })).toEqual(["Zoë 100%"])
  expect(await names({ search: "ZOE@" })).toEqual(["Zoë 100%"])
  expect((await list({ limit: 1, offset: 1 })).rows).toHaveLength(1)
  const hostId = await newHost({ name: "Paused" })
  await runtime.db.update(hosts).set({ pausedAt: new Date() }).where(eq(hosts.id, hostId))
  expect(await names({ state: "paused" })).toEqual(["Paused"])
  expect(await names({ state: "active" })).not.toContain("Paused")
  expect((await list({ search: "Ada" })).rows[0]?.signIn?.email).toBe("studio@example.com")
})

test("a host is renamed and given a sign-in, and it is written down what was changed", async () => {
  const hostId = await newHost()
  const userId = await newMember("cy@example.com")
  const saved = { hostId, name: "Cy Dee", email: "cy@example.com", userId }
  expect(await saveHost(studio.actor, saved, runtime)).toEqual({ ok: true })
  expect(await saveHost(studio.actor, saved, runtime)).toEqual({ ok: true })
  expect(await findHost(studio.organizerId, hostId, runtime)).toMatchObject({
    name: "Cy Dee",
    signIn: { userId, email: "cy@example.com" },
  })
  const written = await runtime.db.select().from(auditLog).where(eq(auditLog.subjectId, hostId))
  expect(written.map(({ action, detail }) => [action, detail])).toEqual([
    ["host.created", {}],
    ["host.saved", { changed: "name email userId" }],
  ])
})

test("a person signs in as one host at most: of two who get the same sign-in at once, one is refused", async () => {
  const userId = await newMember("dee@example.com")
  const hostIds = [await newHost(), await newHost()]
  const results = await Promise.all(
    hostIds.map((hostId) =>
      saveHost(studio.actor, { hostId, name: "Dee", email: "dee@example.com", userId }, runtime),
    ),
  )
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(results).toContainEqual({ ok: false, problem: "sign-in-taken" })
  expect(await createHost(studio.actor, { ...bo, userId } as never, runtime)).toEqual({
    ok: false,
    problem: "sign-in-taken",
  })
})

test("only free people of one's own are offered as sign-in", async () => {
  const userId = await newMember("eve@example.com")
  const offered = async (hostId: string | null) =>
    (await listSignIns(studio.organizerId, hostId, runtime)).map((person) => person.userId)
  expect(await offered(null)).toContain(userId)
  expect(await offered(null)).not.toContain(studio.userId)
  expect(await offered(studio.hostId)).toContain(studio.userId)
  expect(await offered(null)).not.toContain(other.userId)
})

test("whose own time is not sold can sign in all the same", async () => {
  const lone = await createTestOrganizer(runtime, "lone")
  const free = { hostId: lone.hostId, name: "Somebody", email: "s@example.com", userId: null }
  expect(await saveHost(lone.actor, free, runtime)).toEqual({ ok: true })
  const signedIn = await signIn(
    { email: "lone@example.com", password: TEST_PASSWORD, clientAddress: "test" },
    runtime,
  )
  if (!signedIn.ok) throw new Error("not signed in")
  const session = await findSession(signedIn.sessionToken, runtime)
  expect(session).toMatchObject({ organizer: { id: lone.organizerId }, host: null })
})

test("another organizer's hosts and people are not there", async () => {
  const hostId = await newHost()
  expect(await findHost(other.organizerId, hostId, runtime)).toBeNull()
  const take = { hostId, name: "Mine", email: "mine@example.com", userId: null }
  expect(await saveHost(other.actor, take, runtime)).toEqual({ ok: false, problem: "not-found" })
  expect(await saveHost(other.actor, { ...take, hostId: "'; --" }, runtime)).toMatchObject({
    problem: "not-found",
  })
  expect(await saveHost(studio.actor, { ...take, userId: other.userId }, runtime)).toEqual({
    ok: false,
    problem: "sign-in-unknown",
  })
  expect((await findHost(studio.organizerId, hostId, runtime))?.name).toBe("Bo Chen")
})
