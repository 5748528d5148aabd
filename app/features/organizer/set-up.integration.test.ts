import { afterAll, beforeAll, expect, test } from "vitest"
import { organizers, users } from "#db/schema/organizers.ts"
import { listChanges } from "#app/features/audit/queries.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { publishPage } from "#app/features/page/publish-page.server.ts"
import { findPublishedPage } from "#app/features/page/queries.server.ts"
import { emptyPageContent } from "#app/features/page/schema.ts"
import { isSetUp } from "./is-set-up.server.ts"
import { setupSchema } from "./schema.ts"
import { setUpOrganizer } from "./set-up-organizer.server.ts"
import { signIn } from "./sign-in.server.ts"
import { createTestRuntime, TEST_PASSWORD, type TestRuntime } from "./testing.server.ts"

let runtime: TestRuntime

beforeAll(async () => {
  runtime = await createTestRuntime()
})
afterAll(() => runtime.close())

const wish = (slug: string) => ({
  organizerName: "Studio Berg",
  slug,
  timeZone: "Europe/Berlin",
  ownerName: "Ada Berg",
  email: `${slug}@example.com`,
  password: TEST_PASSWORD,
})

test("of five first runs at once one makes the organizer, and it can sell at once", async () => {
  expect(await isSetUp(runtime)).toBe(false)
  const actor = { kind: "job", task: "setup" } as const
  const results = await Promise.all(
    ["one", "two", "three", "four", "five"].map((slug) =>
      setUpOrganizer(actor, wish(slug), runtime),
    ),
  )
  const made = results.filter((result) => result.ok)
  expect(made).toHaveLength(1)
  expect(
    results.filter((result) => !result.ok && result.problem === "already-set-up"),
  ).toHaveLength(4)
  expect(await runtime.db.select().from(organizers)).toHaveLength(1)
  const [owner] = await runtime.db.select().from(users)
  expect(owner?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await isSetUp(runtime)).toBe(true)

  const [winner] = made
  if (!winner || !owner) throw new Error("nobody won")
  const signed = await signIn(
    { email: owner.email, password: TEST_PASSWORD, clientAddress: "192.0.2.1" },
    runtime,
  )
  expect(signed.ok).toBe(true)
  const { organizerId, userId } = winner
  const user = { kind: "user", userId, organizerId, role: "owner" } as const
  const content = { ...emptyPageContent, title: "Intro" }
  const page = await createPage(user, { slug: "intro", content }, runtime)
  if (!page.ok) throw new Error(page.problem)
  await publishPage(user, { pageId: page.pageId, number: 1 }, runtime)
  const [organizer] = await runtime.db.select().from(organizers)
  const shown = await findPublishedPage(
    { organizerSlug: organizer?.slug ?? "", pageSlug: "intro" },
    runtime,
  )
  expect(shown?.hosts[0]?.weeklyHours).toHaveLength(5)
  const changes = await listChanges(organizerId, {}, runtime)
  expect(changes.map((change) => change.action)).toContain("organizer.created")
})

test("the first run takes no reserved address, weak password, unknown zone or bad email", () => {
  const refused = setupSchema.safeParse({
    ...wish("admin"),
    timeZone: "Mars/Olympus",
    email: "nobody",
    password: "short",
    organizerName: "  ",
  })
  const messages = refused.error?.issues.map((issue) => issue.message)
  expect(messages?.sort()).toEqual([
    "email-malformed",
    "name-empty",
    "password-short",
    "slug-reserved",
    "time-zone-unknown",
  ])
})
