import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { loader } from "#app/routes/$organizer.$page._index.tsx"
import { createBookingWorld, type BookingWorld } from "#app/features/booking/testing.server.ts"
import { answerOf } from "#app/platform/testing.ts"

let world: BookingWorld

beforeAll(async () => {
  world = await createBookingWorld()
  Object.assign(globalThis, { [Symbol.for("holdfast.runtime")]: world.runtime })
})
afterAll(() => world.close())
beforeEach(() => {
  queries().length = 0
})

/** The statements sent since the test began. */
const queries = () => (world.runtime as unknown as { queries: string[] }).queries

/** Opens the page as a browser does. */
function open(search = "", headers: Record<string, string> = {}, path = "/studio/consultation") {
  const [, organizer = "", page = ""] = path.split("/")
  const request = new Request(`http://localhost:3000${path}${search}`, { headers })
  return answerOf(() => loader({ request, params: { organizer, page }, context: {} }))
}

test("a visit costs four queries at most, the clock's among them", async () => {
  const { status, body } = await open()
  expect(status).toBe(200)
  expect(body.facts.times.times.length).toBeGreaterThan(0)
  expect(queries().length).toBeLessThanOrEqual(4)
})
