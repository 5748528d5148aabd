import { and, eq, sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { auditLog } from "#db/schema/operations.ts"
import { pageHosts } from "#db/schema/pages.ts"
import { createHost } from "#app/features/host/create-host.server.ts"
import { findHost } from "#app/features/host/list-hosts.server.ts"
import {
  createTestOrganizer,
  createTestRuntime,
  type TestRuntime,
} from "#app/features/organizer/testing.server.ts"
import { createPage } from "./create-page.server.ts"
import { listPageHosts } from "./list-page-hosts.server.ts"
import { lookUpTeam } from "./look-up-team.server.ts"
import { savePageHosts, type PageHostInput } from "./save-page-hosts.server.ts"
import { emptyPageContent } from "./schema.ts"

type Organizer = Awaited<ReturnType<typeof createTestOrganizer>>
type Known = { hostId: string; scheduleId: string }

let runtime: TestRuntime
let studio: Organizer
let other: Organizer
let bo: Known
let cy: Known
let pages = 0

beforeAll(async () => {
  runtime = await createTestRuntime()
  studio = await createTestOrganizer(runtime, "studio")
  other = await createTestOrganizer(runtime, "other")
  bo = await newHost("Bo Chen")
  cy = await newHost("Cy Dee")
})
afterAll(() => runtime.close())

async function newHost(name: string): Promise<Known> {
  const host = { name, email: "host@example.com", userId: null, timeZone: "Asia/Tokyo" }
  const made = await createHost(studio.actor, host, runtime)
  if (!made.ok) throw new Error(made.problem)
  const found = await findHost(studio.organizerId, made.hostId, runtime)
  return { hostId: made.hostId, scheduleId: found!.schedules[0]!.id }
}

async function newPage(actor = studio.actor): Promise<string> {
  const content = { ...emptyPageContent, title: "Workshop", hostChoice: "round-robin" as const }
  const made = await createPage(actor, { slug: `team-${++pages}`, content }, runtime)
  if (!made.ok) throw new Error(made.problem)
  return made.pageId
}

const member = (known: Known, changes: Partial<PageHostInput> = {}): PageHostInput => ({
  hostId: known.hostId,
  scheduleId: known.scheduleId,
  weight: 1,
  isFixed: false,
  ...changes,
})
const save = (pageId: string, hosts: PageHostInput[], actor = studio.actor) =>
  savePageHosts(actor, { pageId, hosts }, runtime)
const shown = (pageId: string) =>
  listPageHosts({ organizerId: studio.organizerId, pageId }, runtime)

async function countOf(pageId: string, hostId: string, assigned?: number) {
  const here = and(eq(pageHosts.pageId, pageId), eq(pageHosts.hostId, hostId))
  if (assigned !== undefined) await runtime.db.update(pageHosts).set({ assigned }).where(here)
  const [row] = await runtime.db.select().from(pageHosts).where(here)
  return row?.assigned
}

test("a page's hosts stand in the order they were given, each with a schedule, a weight, fixed or not", async () => {
  const pageId = await newPage()
  const team = [member(cy, { weight: 100 }), member(studio), member(bo, { isFixed: true })]
  expect(await save(pageId, team)).toEqual({ ok: true })
  expect(await shown(pageId)).toEqual([
    { ...team[0], name: "Cy Dee", pausedAt: null },
    { ...team[1], name: "Ada Berg", pausedAt: null },
    { ...team[2], name: "Bo Chen", pausedAt: null },
  ])
  expect(await save(pageId, [member(bo), member(cy)])).toEqual({ ok: true })
  expect((await shown(pageId)).map(({ name }) => name)).toEqual(["Bo Chen", "Cy Dee"])
  const host = await findHost(studio.organizerId, bo.hostId, runtime)
  expect(host?.pages.map(({ id }) => id)).toContain(pageId)
})

test("what is sent twice is written once, and the audit log says how many came and went", async () => {
  const pageId = await newPage()
  const team = [member(bo), member(cy)]
  await Promise.all([save(pageId, team), save(pageId, team)])
  await save(pageId, team)
  const written = await runtime.db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.subjectId, pageId), eq(auditLog.action, "page.hosts-saved")))
  expect(written.map(({ detail, userId }) => ({ detail, userId }))).toEqual([
    { detail: { hosts: 2, added: 2, removed: 1 }, userId: studio.userId },
  ])
})

test("nobody, the same host twice, and weights that are none are refused, and nothing is changed", async () => {
  const pageId = await newPage()
  const before = await shown(pageId)
  expect(await save(pageId, [])).toEqual({ ok: false, problem: "no-host" })
  expect(await save(pageId, [member(bo), member(bo)])).toEqual({ ok: false, problem: "host-twice" })
  for (const weight of [0, 101, -1, 1.5, NaN]) {
    const refused = { ok: false, problem: "weight-out-of-range" }
    expect(await save(pageId, [member(bo, { weight })])).toEqual(refused)
  }
  expect(await shown(pageId)).toEqual(before)
})

test("hosts, schedules and pages of another organizer are not there, nor is another host's schedule", async () => {
  const pageId = await newPage()
  const before = await shown(pageId)
  const foreignPage = await newPage(other.actor)
  const refused = { ok: false, problem: "not-found" }
  expect(await save(pageId, [member(other)])).toEqual(refused)
  expect(await save(pageId, [member(bo), member({ ...cy, scheduleId: other.scheduleId })])).toEqual(
    refused,
  )
  expect(await save(pageId, [member({ ...cy, scheduleId: bo.scheduleId })])).toEqual(refused)
  expect(await save(foreignPage, [member(bo)])).toEqual(refused)
  expect(await save(pageId, [member(bo)], other.actor)).toEqual(refused)
  expect(await save("'; drop table pages", [member(bo)])).toEqual(refused)
  expect(await save(pageId, [member({ ...bo, scheduleId: "x" })])).toEqual(refused)
  expect(await shown(pageId)).toEqual(before)
  expect(await listPageHosts({ organizerId: other.organizerId, pageId }, runtime)).toEqual([])
})

test("a host who joins later starts level, and a new weight keeps the share", async () => {
  const pageId = await newPage()
  await save(pageId, [member(studio, { weight: 2 }), member(bo)])
  await countOf(pageId, studio.hostId, 40)
  await countOf(pageId, bo.hostId, 30)
  await save(pageId, [member(bo), member(studio, { weight: 2 }), member(cy, { weight: 3 })])
  expect(await countOf(pageId, cy.hostId)).toBe(60)
  expect(await countOf(pageId, studio.hostId)).toBe(40)
  await save(pageId, [member(bo, { weight: 2 }), member(studio, { weight: 2 }), member(cy)])
  expect(await countOf(pageId, bo.hostId)).toBe(60)
  expect(await countOf(pageId, cy.hostId)).toBe(20)
})

test("a turn that is given while the hosts are saved is neither lost nor counted twice", async () => {
  const pageId = await newPage()
  await save(pageId, [member(studio), member(bo)])
  const turns = Array.from({ length: 10 }, () =>
    runtime.db
      .update(pageHosts)
      .set({ assigned: sql`${pageHosts.assigned} + 1` })
      .where(and(eq(pageHosts.pageId, pageId), eq(pageHosts.hostId, bo.hostId))),
  )
  const saves = [
    [member(bo), member(studio)],
    [member(studio), member(bo)],
  ].map((team) => save(pageId, team))
  await Promise.all([...turns, ...saves])
  expect(await countOf(pageId, bo.hostId)).toBe(10)
})

test("everybody of one's own can be put on a page, with their schedules", async () => {
  const all = { known: [], search: "", limit: 50 }
  const { found, total } = await lookUpTeam(studio.organizerId, all, runtime)
  expect(total).toBe(3)
  expect(found.map(({ name }) => name)).toEqual(["Ada Berg", "Bo Chen", "Cy Dee"])
  expect(found[1]).toEqual({
    hostId: bo.hostId,
    name: "Bo Chen",
    isPaused: false,
    schedules: [{ id: bo.scheduleId, name: "", timeZone: "Asia/Tokyo" }],
  })
})

test("hosts are found among many by name or address, those known aside, and nobody else's", async () => {
  const find = (search: string, known: string[] = [], limit = 50) =>
    lookUpTeam(studio.organizerId, { search, known, limit }, runtime)
  const names = (members: { name: string }[]) => members.map(({ name }) => name)
  const first = await find("", [], 1)
  expect([names(first.found), first.total]).toEqual([["Ada Berg"], 3])
  const beside = await find("", [bo.hostId, other.hostId, "no id"])
  expect([names(beside.known), names(beside.found), beside.total]).toEqual([
    ["Bo Chen"],
    ["Ada Berg", "Cy Dee"],
    2,
  ])
  expect(names((await find("CHEN")).found)).toEqual(["Bo Chen"])
  expect(await find("%")).toEqual({ known: [], found: [], total: 0 })
})
