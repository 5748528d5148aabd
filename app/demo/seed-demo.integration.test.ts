import { sql } from "drizzle-orm"
import { afterEach, beforeEach, expect, test } from "vitest"
import { signIn } from "#app/features/organizer/sign-in.server.ts"
import {
  createTestOrganizer,
  createTestRuntime,
  type TestRuntime,
} from "#app/features/organizer/testing.server.ts"
import { findSlots } from "#app/features/availability/find-slots.server.ts"
import { findPublishedPage, listPublishedPages } from "#app/features/page/queries.server.ts"
import { createGoogleCalendar } from "#app/providers/google/client.server.ts"
import {
  startGoogleStandIn,
  type RunningGoogleStandIn,
} from "#app/providers/google/stand-in/testing.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { seedDemo, type DemoOwner, type OwnerFile } from "./seed-demo.server.ts"

const NOW = new Date("2026-12-01T09:00:00Z")
const CLARA = "clara@lindgren.example"

let base: TestRuntime
let google: RunningGoogleStandIn
let runtime: Runtime

beforeEach(async () => {
  base = await createTestRuntime(NOW)
  google = await startGoogleStandIn({ now: () => NOW })
  const { clientId, clientSecret, apiBase, oauthBase, origin } = google
  const settings = { clientId, clientSecret, apiBase, oauthBase }
  runtime = {
    ...base,
    env: { ...base.env, sandboxOrigin: origin, google: settings },
    stripe: null as unknown as Runtime["stripe"],
    calendars: { google: createGoogleCalendar({ ...settings, random: base.random }) },
  }
})

afterEach(async () => {
  await google.stop()
  await base.close()
})

/** A file in memory that says how it was written. */
function memoryFile(owner: DemoOwner | null = null) {
  const file = { owner, written: [] as DemoOwner[] }
  const store: OwnerFile = {
    read: () => file.owner,
    write: (next) => void ((file.owner = next), file.written.push(next)),
    remove: () => void (file.owner = null),
  }
  return { file, store }
}

const eventsOfClara = async () =>
  (await google.state()).calendars.find(({ id }) => id === CLARA)?.events ?? []

test("the demo sells three pages, works around its owner's calendar, and its owner can sign in", async () => {
  const { file, store } = memoryFile()
  const owner = await seedDemo(store, runtime)
  expect(owner).toEqual(file.owner)
  expect(owner?.password.length).toBeGreaterThanOrEqual(20)
  const published = await listPublishedPages("demo", runtime)
  expect(published?.pages.map(({ slug }) => slug)).toEqual(["consultation", "intro", "workshop"])
  expect((await eventsOfClara()).length).toBeGreaterThan(10)
  const signedIn = await signIn({ ...owner!, clientAddress: "test" }, runtime)
  expect(signedIn.ok).toBe(true)
})

test.each([
  ["consultation", 30],
  ["intro", 15],
  ["workshop", 90],
])("the demo's %s offers times on each of the next 21 days", async (pageSlug, durationMinutes) => {
  await seedDemo(memoryFile().store, runtime)
  const page = await findPublishedPage({ organizerSlug: "demo", pageSlug }, runtime)
  const span = { from: NOW.getTime(), to: NOW.getTime() + 21 * 86_400_000 }
  const found = await findSlots(page!, { durationMinutes, span }, runtime)
  const slots = found.kind === "slots" ? found.slots : []
  const days = new Set(slots.map(({ startsAt }) => new Date(startsAt).toISOString().slice(0, 10)))
  expect(days.size).toBeGreaterThanOrEqual(21)
})

test("a second start changes nothing", async () => {
  const { file, store } = memoryFile()
  await seedDemo(store, runtime)
  const before = { owner: file.owner, events: await eventsOfClara() }
  expect(await seedDemo(store, runtime)).toBeNull()
  expect({ owner: file.owner, events: await eventsOfClara() }).toEqual(before)
})

test("the workshop is given by two hosts together, of whom one has no sign-in", async () => {
  await seedDemo(memoryFile().store, runtime)
  const page = await findPublishedPage({ organizerSlug: "demo", pageSlug: "workshop" }, runtime)
  expect(page?.hosts.map(({ name }) => name)).toEqual(["Clara Lindgren", "Jonas Weber"])
  expect(page?.revision.content).toMatchObject({
    hostChoice: "collective",
    durations: [{ minutes: 90, amountMinor: 30_000 }],
    currency: "EUR",
    questions: [],
  })
})

/** A demo as it was made before there was a workshop. */
async function olderDemo() {
  const { file, store } = memoryFile()
  await seedDemo(store, runtime)
  const workshop = sql`(select id from pages where slug = 'workshop')`
  await runtime.db.execute(
    sql`update pages set status = 'draft', published_revision_id = null where id = ${workshop}`,
  )
  await runtime.db.execute(sql`delete from page_hosts where page_id = ${workshop}`)
  await runtime.db.execute(sql`delete from page_revisions where page_id = ${workshop}`)
  await runtime.db.execute(sql`delete from pages where id = ${workshop}`)
  const { edition: _none, ...owner } = file.owner!
  file.owner = owner
  return { file, store }
}

const slugs = async () =>
  (await listPublishedPages("demo", runtime))?.pages.map(({ slug }) => slug) ?? []

test("a demo of before gets the workshop on its next start, once", async () => {
  const { file, store } = await olderDemo()
  expect(await slugs()).toEqual(["consultation", "intro"])
  expect(await seedDemo(store, runtime)).toEqual({ ...file.owner, edition: 2 })
  expect(await slugs()).toEqual(["consultation", "intro", "workshop"])
  expect(await seedDemo(store, runtime)).toBeNull()
})

test("a demo whose owner has another password, or an own workshop, is left as it is", async () => {
  const { file, store } = await olderDemo()
  const { password } = file.owner!
  file.owner = { ...file.owner!, password: "not the one any more" }
  expect(await seedDemo(store, runtime)).toBeNull()
  expect(await slugs()).toEqual(["consultation", "intro"])

  file.owner = { ...file.owner, password }
  await runtime.db.execute(sql`update pages set slug = 'workshop' where slug = 'intro'`)
  expect(await seedDemo(store, runtime)).toMatchObject({ edition: 2 })
  const own = await findPublishedPage({ organizerSlug: "demo", pageSlug: "workshop" }, runtime)
  expect(own?.hosts).toHaveLength(1)
  expect(await slugs()).toEqual(["consultation", "workshop"])
})

test("a demo that was killed before its calendar was connected is taken up with the same password", async () => {
  const { file, store } = memoryFile()
  const silent = { ...runtime, calendars: { google: null } }
  await expect(seedDemo(store, silent)).rejects.toThrow("calendar")
  const begun = file.owner
  expect(begun?.isComplete).toBe(false)
  expect((await listPublishedPages("demo", runtime))?.pages).toEqual([])
  const owner = await seedDemo(store, runtime)
  expect(owner).toEqual({ ...begun, isComplete: true, edition: 2 })
  expect((await listPublishedPages("demo", runtime))?.pages).toHaveLength(3)
  expect((await google.state()).calendars.filter(({ id }) => id === CLARA)).toHaveLength(1)
})

test("the sign-in is kept before the organizer is made, so that no kill can lose it", async () => {
  const { file, store } = memoryFile()
  await seedDemo(store, runtime)
  expect(file.written.map(({ isComplete }) => isComplete)).toEqual([false, true])
})

test("two starts with data folders of their own make one demo, and one of them owns it", async () => {
  const files = [memoryFile(), memoryFile()]
  const owners = await Promise.all(files.map(({ store }) => seedDemo(store, runtime)))
  expect(owners.filter((owner) => owner !== null)).toHaveLength(1)
  expect(files.filter(({ file }) => file.owner !== null)).toHaveLength(1)
  expect((await listPublishedPages("demo", runtime))?.pages).toHaveLength(3)
})

test("an installation of somebody's own is left alone", async () => {
  await createTestOrganizer(runtime, "studio")
  const { file, store } = memoryFile()
  expect(await seedDemo(store, runtime)).toBeNull()
  expect(file.written).toEqual([])
  expect(await listPublishedPages("demo", runtime)).toBeNull()
})
