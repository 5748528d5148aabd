import { afterAll, beforeAll, expect, test } from "vitest"
import { createTestRuntime, type TestRuntime } from "#app/features/organizer/testing.server.ts"
import { createRequestLimit } from "./request-limit.server.ts"

let runtime: TestRuntime
let now = Date.parse("2026-12-01T09:00:10Z")

beforeAll(async () => {
  runtime = await createTestRuntime()
})
afterAll(() => runtime.close())

/** One process of several on the same database. */
const startProcess = (perMinute: number) =>
  createRequestLimit({ ...runtime, perMinute, nowMs: () => now })

let addresses = 0
const nextAddress = () => `192.0.2.${++addresses}`
const request = (address: string) =>
  new Request("http://x.test", { headers: { "x-client-address": address } })

async function passed(limit: ReturnType<typeof startProcess>, address: string, times: number) {
  let count = 0
  for (let turn = 0; turn < times; turn++) {
    if ((await limit(request(address))) === null) count++
  }
  return count
}

test("so many requests of one address pass in a minute, those after wait for its end", async () => {
  const limit = startProcess(60)
  const address = nextAddress()
  expect(await passed(limit, address, 100)).toBe(60)
  expect(await limit(request(address))).toBe(50)
  expect(await limit(request(nextAddress()))).toBeNull()
  now += 60_000
  expect(await passed(limit, address, 100)).toBe(60)
})

test("all processes together keep to the limit, and lose less than one handful each", async () => {
  const first = startProcess(600)
  const second = startProcess(600)
  const address = nextAddress()
  const some = await passed(first, address, 290)
  const rest = await passed(second, address, 600)
  expect(some).toBe(290)
  expect(some + rest).toBeLessThanOrEqual(600)
  expect(some + rest).toBeGreaterThan(580)
})

test("an ordinary visit asks the database once in twenty requests", async () => {
  const limit = startProcess(600)
  const address = nextAddress()
  runtime.queries.length = 0
  await passed(limit, address, 20)
  expect(runtime.queries).toHaveLength(1)
})

test("a flood is refused without asking the database for each of its requests", async () => {
  const limit = startProcess(20)
  const address = nextAddress()
  await passed(limit, address, 21)
  runtime.queries.length = 0
  expect(await passed(limit, address, 200)).toBe(0)
  expect(runtime.queries).toHaveLength(0)
})

test("at one moment no more pass than one after the other", async () => {
  const limit = startProcess(30)
  const address = nextAddress()
  const answers = await Promise.all(Array.from({ length: 90 }, () => limit(request(address))))
  expect(answers.filter((wait) => wait === null).length).toBe(30)
})

test("nothing of the address itself is kept", async () => {
  const address = "203.0.113.77"
  await passed(startProcess(60), address, 2)
  const rows = await runtime.db.query.throttles.findMany()
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toContain(address)
})
