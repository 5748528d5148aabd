import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { loader as health } from "#app/routes/healthz.ts"
import { loader as metrics } from "#app/routes/metrics.ts"
import { loader as readiness } from "#app/routes/readyz.ts"
import {
  createBookingWorld,
  hold,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { connectDatabase } from "#db/client.ts"
import { beat } from "#jobs/heartbeat.ts"

let world: BookingWorld
const place = globalThis as Record<symbol, unknown>
const RUNTIME = Symbol.for("holdfast.runtime")

beforeAll(async () => {
  world = await createBookingWorld()
  place[RUNTIME] = world.runtime
})
afterAll(() => world.close())

const read = (headers: Record<string, string>) =>
  metrics({
    request: new Request("http://localhost:3000/metrics", { headers }),
    params: {},
    context: {},
  })

test("a process with a current database is well", async () => {
  const answer = await health()
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ status: "ok" })
})

test("a database of a newer build is well too, one that lacks a migration is not", async () => {
  const { db } = world.runtime
  await db.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at)
    values ('newer', 9999999999999)`)
  expect((await health()).status).toBe(200)
  await db.execute(sql`create table kept as select * from drizzle.__drizzle_migrations`)
  await db.execute(sql`delete from drizzle.__drizzle_migrations
    where created_at >= (select max(created_at) from kept where hash <> 'newer')`)
  const behind = await health()
  expect(behind.status).toBe(503)
  expect(await behind.json()).toEqual({ status: "unavailable", reason: "migrations-missing" })
  await db.execute(sql`delete from drizzle.__drizzle_migrations`)
  await db.execute(
    sql`insert into drizzle.__drizzle_migrations select * from kept where hash <> 'newer'`,
  )
  expect((await health()).status).toBe(200)
})

test("a database that is gone is told at once, on both addresses", async () => {
  const gone = connectDatabase("postgres://nobody@127.0.0.1:9/none", { connections: 1 })
  const log = { error: () => {} }
  place[RUNTIME] = { ...world.runtime, db: gone.db, log }
  const answers = [await health(), await readiness()]
  place[RUNTIME] = world.runtime
  await gone.close()
  for (const answer of answers) {
    expect(answer.status).toBe(503)
    expect(await answer.json()).toEqual({ status: "unavailable", reason: "database-unreachable" })
  }
})

test("worker, mail and calendars are told, and turn nothing red", async () => {
  const before = await readiness()
  expect(before.status).toBe(200)
  expect(await before.json()).toMatchObject({
    worker: { status: "silent", secondsSinceBeat: null },
    mail: { status: "ok" },
    calendars: { status: "ok", broken: 0 },
  })
  await beat(world.runtime.db, ["worker-1"])
  expect(await (await readiness()).json()).toMatchObject({ worker: { status: "beating" } })
})

test("the numbers are for this machine and for the token's holder only", async () => {
  const token = "a-token-of-some-length"
  place[RUNTIME] = { ...world.runtime, env: { ...world.runtime.env, metricsToken: token } }
  const statusOf = async (headers: Record<string, string>) => (await read(headers)).status
  expect(await statusOf({ "x-client-address": "127.0.0.1" })).toBe(200)
  expect(await statusOf({ "x-client-address": "::1" })).toBe(200)
  expect(await statusOf({ authorization: `Bearer ${token}` })).toBe(200)
  expect(await statusOf({ "x-client-address": "192.0.2.1" })).toBe(404)
  expect(await statusOf({ authorization: "Bearer another-token-here" })).toBe(404)
  const proxied = { "x-client-address": "127.0.0.1", "x-forwarded-for": "192.0.2.1" }
  expect(await statusOf(proxied)).toBe(404)
  expect(await statusOf({})).toBe(404)
  place[RUNTIME] = world.runtime
})

test("what is counted is what there is", async () => {
  await hold(world)
  const text = await (await read({ "x-client-address": "127.0.0.1" })).text()
  expect(text).toContain('holdfast_bookings{state="SCHEDULED"} 1\n')
  expect(text).toContain('holdfast_bookings{state="CONFIRMED"} 0\n')
  expect(text).toMatch(/^holdfast_jobs\{state="failed"\} 0$/m)
  expect(text).toMatch(/^holdfast_mails\{state="pending"\} 1$/m)
  expect(text).toMatch(/^holdfast_refunds_failing 0$/m)
  for (const line of text.trim().split("\n")) {
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{state="\w+"\})? -?\d+)$/)
  }
})
