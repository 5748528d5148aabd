import { and, eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { memberships, users } from "#db/schema/organizers.ts"
import { createTestOrganizer, createTestRuntime } from "./testing.server.ts"

let runtime: Awaited<ReturnType<typeof createTestRuntime>>
beforeAll(async () => {
  runtime = await createTestRuntime()
})
afterAll(() => runtime.close())

const refused = { cause: { code: "23514", constraint_name: "memberships_one_owner" } }

test("the database keeps an owner, whoever else there is", async () => {
  const { organizerId, userId } = await createTestOrganizer(runtime, "keeps-one")
  const own = and(eq(memberships.organizerId, organizerId), eq(memberships.userId, userId))
  await expect(
    runtime.db.update(memberships).set({ role: "admin" }).where(own),
  ).rejects.toMatchObject(refused)
  await expect(runtime.db.delete(memberships).where(own)).rejects.toMatchObject(refused)
})

test("of two owners who step down at once one stays", async () => {
  const { organizerId, userId } = await createTestOrganizer(runtime, "two-at-once")
  const createdAt = await runtime.clock.now(runtime.db)
  const other = runtime.ids()
  const person = { id: other, email: "ben@example.com", name: "Ben", passwordHash: "none" }
  await runtime.db.insert(users).values({ ...person, createdAt })
  const membership = { organizerId, userId: other, role: "owner", createdAt } as const
  await runtime.db.insert(memberships).values(membership)
  const stepDown = (id: string) =>
    runtime.db
      .update(memberships)
      .set({ role: "admin" })
      .where(and(eq(memberships.organizerId, organizerId), eq(memberships.userId, id)))
  const results = await Promise.allSettled([stepDown(userId), stepDown(other)])
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
})
