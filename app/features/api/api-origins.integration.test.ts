import { afterAll, beforeAll, expect, test } from "vitest"
import { organizerAddresses } from "#db/schema/organizers.ts"
import {
  createTestOrganizer,
  createTestRuntime,
  type TestRuntime,
} from "#app/features/organizer/testing.server.ts"
import { findCallableOrganizer } from "./api-origins.server.ts"

let runtime: TestRuntime

beforeAll(async () => {
  runtime = await createTestRuntime()
})
afterAll(() => runtime.close())

test("an address is whose it is now, whoever had it before: their key opens nothing there", async () => {
  const before = await createTestOrganizer(runtime, "before")
  const now = await createTestOrganizer(runtime, "now")
  const had = (slug: string) => ({ slug, organizerId: before.organizerId })
  await runtime.db.insert(organizerAddresses).values([had("now"), had("long-ago")])
  expect((await findCallableOrganizer("now", runtime))?.id).toBe(now.organizerId)
  expect((await findCallableOrganizer("long-ago", runtime))?.id).toBe(before.organizerId)
})
