import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { auditLog } from "#db/schema/operations.ts"
import { hasSentence } from "#app/admin/audit/change-text.ts"
import {
  createTestOrganizer,
  createTestRuntime,
  type TestRuntime,
} from "#app/features/organizer/testing.server.ts"
import { eachAudit, listAudit, listAuditPeople, type AuditFilter } from "./list-audit.server.ts"

let runtime: TestRuntime
let studio: Awaited<ReturnType<typeof createTestOrganizer>>
let other: Awaited<ReturnType<typeof createTestOrganizer>>

const all: AuditFilter = { userId: null, kind: null, from: null, until: null, timeZone: "UTC" }

beforeAll(async () => {
  runtime = await createTestRuntime()
  studio = await createTestOrganizer(runtime, "studio")
  other = await createTestOrganizer(runtime, "other")
  const moments = Array.from({ length: 1_200 }, (_, hour) => hour)
  await runtime.db.insert(auditLog).values(
    moments.map((hour) => ({
      id: runtime.ids(),
      organizerId: studio.organizerId,
      userId: hour % 2 === 0 ? studio.userId : null,
      ...{ action: "host.saved", subjectKind: "host", subjectId: studio.hostId },
      detail: hour % 2 === 0 ? {} : { by: "api-key" },
      // Three at a time, so that pages end among changes of one moment.
      at: new Date(Date.UTC(2026, 0, 1) + Math.floor(hour / 3) * 3_600_000),
    })),
  )
})
afterAll(() => runtime.close())

const list = (filter: Partial<AuditFilter>, limit = 2_000) =>
  listAudit(studio.organizerId, { ...all, ...filter }, { after: null, limit }, runtime)

test("pages of the log follow one another without a gap, each in one statement", async () => {
  const seen: string[] = []
  let after: { at: Date; id: string } | null = null
  for (;;) {
    runtime.queries.length = 0
    const page = await listAudit(studio.organizerId, all, { after, limit: 50 }, runtime)
    expect(runtime.queries).toHaveLength(1)
    seen.push(...page.map(({ id }) => id))
    const last = page.at(-1)
    if (!last || page.length < 50) break
    after = last
  }
  const whole = await list({})
  expect(seen).toEqual(whole.map(({ id }) => id))
  expect(new Set(seen).size).toBe(1_201)
  const moments = whole.map(({ at }) => at.getTime())
  expect(moments).toEqual(moments.toSorted((a, b) => b - a))
})

test("the whole log is read in portions for an export", async () => {
  const portions: number[] = []
  for await (const portion of eachAudit(studio.organizerId, all, runtime)) {
    portions.push(portion.length)
  }
  expect(portions).toEqual([500, 500, 201])
})

test("changes are found by person, kind and local dates", async () => {
  const mine = await list({ userId: studio.userId })
  expect(mine).toHaveLength(600)
  expect(mine[0]?.user).toMatchObject({ name: "Ada Berg", isHere: true })
  expect(await list({ kind: "organizer" })).toHaveLength(1)
  expect(await list({ kind: "page" })).toEqual([])
  const day = { from: "2026-01-02", until: "2026-01-02" }
  expect(await list(day)).toHaveLength(72)
  const berlin = await list({ ...day, timeZone: "Europe/Berlin" })
  expect(berlin.at(-1)?.at.toISOString()).toBe("2026-01-01T23:00:00.000Z")
  expect(await list({ from: "2026-01-03", until: "2026-01-02" })).toEqual([])
})

test("a change names what it is about, and what did it when nobody was signed in", async () => {
  const [byProgram] = (await list({ kind: "host" })).filter(({ user }) => user === null)
  expect(byProgram).toMatchObject({ by: "api-key", subjectName: "Ada Berg" })
})

test("another organizer's changes and people are not there", async () => {
  const theirs = await listAudit(other.organizerId, all, { after: null, limit: 10 }, runtime)
  expect(theirs.map(({ action }) => action)).toEqual(["organizer.created"])
  const people = await listAuditPeople(other.organizerId, runtime)
  expect(people.map(({ id }) => id)).toEqual([other.userId])
})

test("whatever is written down has a sentence", () => {
  const folder = join(import.meta.dirname, "..")
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /(?<!testing[\w-]*)\.server\.ts$/.test(name),
  )
  const actions = new Set<string>()
  for (const name of files) {
    const source = readFileSync(join(folder, name), "utf8")
    if (!/recordChange|record-schedule-change|record-endpoint-change|setPassword/.test(source))
      continue
    for (const [, action = ""] of source.matchAll(/"([a-z-]+\.[a-z-]+)"/g)) {
      if (
        /^(page|host|schedule|user|person|invitation|organizer|booking|job|calendar|picture|api-key|api-origins|webhook-endpoint)\./.test(
          action,
        )
      )
        actions.add(action)
    }
  }
  expect(actions.size).toBeGreaterThan(30)
  for (const status of ["published", "unpublished", "archived"]) actions.add(`page.${status}`)
  expect([...actions].filter((action) => !hasSentence(action))).toEqual([])
})
