import { afterAll, beforeAll, expect, test } from "vitest"
import { action, loader } from "#app/routes/$organizer.$page.book.tsx"
import { answerOf } from "#app/platform/testing.ts"
import { createBookingWorld, TEN_O_CLOCK, type BookingWorld } from "./testing.server.ts"

let world: BookingWorld

beforeAll(async () => {
  world = await createBookingWorld()
  Object.assign(globalThis, { [Symbol.for("holdfast.runtime")]: world.runtime })
})
afterAll(() => world.close())

const params = { organizer: "studio", page: "consultation" }
const address = (query: Record<string, string>) =>
  `http://localhost:3000/studio/consultation/book?${new URLSearchParams(query).toString()}`

let days = 0
/** Each test has a morning of its own: 10:00 in Berlin, a week after the last. */
const nextMorning = () => new Date(TEN_O_CLOCK.getTime() + 7 * 86_400_000 * days++).toISOString()

function open(query: Record<string, string>) {
  const request = new Request(address(query))
  return answerOf(() => loader({ request, params, context: {} }))
}

let clients = 0
/** What an ordinary client types; each call is another one. */
function typed(changes: Record<string, string> = {}): Record<string, string> {
  const number = ++clients
  return {
    name: `Client ${number}`,
    email: `client-${number}@example.org`,
    notes: "",
    timeZone: "Europe/Paris",
    attempt: `attempt-${number}-0123456789`,
    ...changes,
  }
}

function send(
  query: Record<string, string>,
  fields: Record<string, string>,
  from = `198.51.100.${clients % 250}`,
) {
  const request = new Request(address(query), {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { "x-client-address": from },
  })
  return answerOf(() => action({ request, params, context: {} }))
}

test("a client fills in the form and is led to the checkout; the same attempt leads to the same one", async () => {
  const start = nextMorning()
  const form = await open({ start })
  expect(form.status).toBe(200)
  const fields = typed()
  const first = await send({ start }, fields)
  expect(first.status).toBe(303)
  expect(first.location).toMatch(/\/stripe\/|checkout/)
  const again = await send({ start }, fields)
  expect(again.location).toBe(first.location)
})
