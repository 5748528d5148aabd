import { afterAll, beforeAll, expect, test } from "vitest"
import { answerOf } from "#app/platform/testing.ts"
import { loader } from "#app/routes/_index.tsx"
import { createTestOrganizer, createTestRuntime, type TestRuntime } from "./testing.server.ts"

let runtime: TestRuntime

beforeAll(async () => {
  runtime = await createTestRuntime()
  Object.assign(globalThis, { [Symbol.for("holdfast.runtime")]: runtime })
})
afterAll(() => runtime.close())

const open = () =>
  answerOf(() => loader({ request: new Request("http://x.test/"), params: {}, context: {} }))

test("the first address sets up, then leads to the one organizer, then offers a choice", async () => {
  expect(await open()).toMatchObject({ status: 302, location: "/admin/setup" })
  await createTestOrganizer(runtime, "studio")
  expect(await open()).toMatchObject({ status: 302, location: "/studio" })
  await createTestOrganizer(runtime, "workshop")
  const { status, body } = await open()
  expect(status).toBe(200)
  expect(body.organizers).toEqual([
    { name: "Studio studio", href: "/studio" },
    { name: "Studio workshop", href: "/workshop" },
  ])
})
