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

test("the demo sells two pages, works around its owner's calendar, and its owner can sign in", async () => {
  const { file, store } = memoryFile()
  const owner = await seedDemo(store, runtime)
  expect(owner).toEqual(file.owner)
  expect(owner?.password.length).toBeGreaterThanOrEqual(20)
  const published = await listPublishedPages("demo", runtime)
  expect(published?.pages.map(({ slug }) => slug)).toEqual(["consultation", "intro"])
  expect((await eventsOfClara()).length).toBeGreaterThan(10)
  const signedIn = await signIn({ ...owner!, clientAddress: "test" }, runtime)
  expect(signedIn.ok).toBe(true)
})

test("the demo offers times on each of the next 21 days", async () => {
  await seedDemo(memoryFile().store, runtime)
  const page = await findPublishedPage({ organizerSlug: "demo", pageSlug: "consultation" }, runtime)
  const span = { from: NOW.getTime(), to: NOW.getTime() + 21 * 86_400_000 }
  const found = await findSlots(page!, { durationMinutes: 30, span }, runtime)
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

test("a demo that was killed before its calendar was connected is taken up with the same password", async () => {
  const { file, store } = memoryFile()
  const silent = { ...runtime, calendars: { google: null } }
  await expect(seedDemo(store, silent)).rejects.toThrow("calendar")
  const begun = file.owner
  expect(begun?.isComplete).toBe(false)
  expect((await listPublishedPages("demo", runtime))?.pages).toEqual([])
  const owner = await seedDemo(store, runtime)
  expect(owner).toEqual({ ...begun, isComplete: true })
  expect((await listPublishedPages("demo", runtime))?.pages).toHaveLength(2)
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
  expect((await listPublishedPages("demo", runtime))?.pages).toHaveLength(2)
})

test("an installation of somebody's own is left alone", async () => {
  await createTestOrganizer(runtime, "studio")
  const { file, store } = memoryFile()
  expect(await seedDemo(store, runtime)).toBeNull()
  expect(file.written).toEqual([])
  expect(await listPublishedPages("demo", runtime)).toBeNull()
})
