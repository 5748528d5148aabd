import { asc, eq, isNull, lte, sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { inboundMessages, outboundEmails } from "#db/schema/messages.ts"
import { refunds } from "#db/schema/payments.ts"
import {
  createBookingWorld,
  deliverEvents,
  drain,
  hold,
  later,
  TEN_O_CLOCK,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { planPublication } from "#app/features/page/plan-publication.server.ts"
import { emptyPageContent } from "#app/features/page/schema.ts"
import { refundBooking } from "#app/features/payment/refund-booking.server.ts"
import { payer } from "#app/features/payment/testing.server.ts"
import { pauseEndpoint } from "#app/features/webhook/pause-endpoint.server.ts"
import { deliveriesOf, listen } from "#app/features/webhook/testing.server.ts"
import { oweDue } from "./owe-due.ts"

const HOUR = 3_600_000
let world: BookingWorld
beforeAll(async () => {
  world = await createBookingWorld()
})
afterAll(() => world.close())

const now = () => world.runtime.clock.now(world.runtime.db)
const sweep = async () => oweDue(world.runtime.db, await now())
/** As after a restored backup, or by a hand in the queue's tables. */
const loseAllJobs = () => world.runtime.db.execute(sql`delete from graphile_worker._private_jobs`)

async function owedKeys(prefix: string): Promise<string[]> {
  const rows = await world.runtime.db.execute<{ key: string }>(sql`
    select key from graphile_worker.jobs where key like ${`${prefix}:%`} order by key`)
  return rows.map(({ key }) => key)
}

test("a hold's end that was lost is owed again, in the queue of its booking, and only once", async () => {
  const { runtime } = world
  const bookingId = await hold(world, { startsAt: TEN_O_CLOCK })
  await runtime.db.execute(sql`select graphile_worker.remove_job(${`release:${bookingId}`})`)
  world.advance(20 * 60_000)
  for (let round = 0; round < 2; round++) await sweep()
  const owed = await runtime.db.execute(sql`
    select queue_name from graphile_worker.jobs where key = ${`release:${bookingId}`}`)
  expect([...owed]).toEqual([{ queue_name: `booking:${bookingId}` }])
})

test("a job that failed and waits for its next try is not hurried", async () => {
  const { runtime } = world
  const bookingId = await hold(world, { startsAt: later(0, 30) })
  const key = `release:${bookingId}`
  const next = new Date((await now()).getTime() + 5 * HOUR).toISOString()
  await runtime.db.execute(sql`
    update graphile_worker._private_jobs set attempts = 3, run_at = ${next}::timestamptz
    where key = ${key}`)
  world.advance(20 * 60_000)
  await sweep()
  const waiting = await runtime.db.execute(sql`
    select attempts, run_at = ${next}::timestamptz as "waits" from graphile_worker.jobs where key = ${key}`)
  expect([...waiting]).toEqual([{ attempts: 3, waits: true }])
})

test("whatever is due by its row is owed again when every job is lost, and what is paused is not", async () => {
  const { runtime, studio } = world
  const { actor } = studio
  await drain(world)
  const [heard, paused] = [await listen(world), await listen(world)]
  const bookingId = await payer(world).paidBooking(later(1))
  await deliverEvents(world)
  await refundBooking(actor, { bookingId, amountMinor: 1000 }, runtime)
  const deliveryId = await deliveriesOf(world, heard).owe()
  const notOwed = await deliveriesOf(world, paused).owe()
  const endpoint = { endpointId: paused.endpointId, isPaused: true }
  expect(await pauseEndpoint(actor, endpoint, runtime)).toMatchObject({ ok: true })
  const draft = { slug: "soon", content: { ...emptyPageContent, title: "Soon" } }
  const made = await createPage(actor, draft, runtime)
  if (!made.ok) throw new Error(made.problem)
  const at = new Date((await now()).getTime() + HOUR)
  await planPublication(actor, { pageId: made.pageId, number: 1, at }, runtime)
  world.advance(later(1, 60).getTime() - (await now()).getTime())
  await loseAllJobs()

  await sweep()

  const { db } = runtime
  const wanted = await db.select().from(refunds).where(eq(refunds.state, "wanted"))
  const unworked = await db.select().from(inboundMessages).where(isNull(inboundMessages.workedAt))
  const unsent = await db
    .select()
    .from(outboundEmails)
    .where(
      sql`${eq(outboundEmails.state, "pending")} and ${lte(outboundEmails.sendAfter, await now())}`,
    )
    .orderBy(asc(outboundEmails.id))
  expect(wanted).toHaveLength(1)
  expect(unworked.length).toBeGreaterThan(0)
  expect(unsent.length).toBeGreaterThan(0)
  const keysOf = (prefix: string, rows: { id: string }[]) =>
    rows.map(({ id }) => `${prefix}:${id}`).sort()
  expect(await owedKeys("refund")).toEqual(keysOf("refund", wanted))
  expect(await owedKeys("inbound")).toEqual(keysOf("inbound", unworked))
  expect(await owedKeys("email")).toEqual(keysOf("email", unsent))
  expect(await owedKeys("complete")).toEqual([`complete:${bookingId}`])
  expect(await owedKeys("publish")).toEqual([`publish:${made.pageId}`])
  const deliveries = await owedKeys("webhook")
  expect(deliveries).toContain(`webhook:${deliveryId}`)
  expect(deliveries).not.toContain(`webhook:${notOwed}`)
  await Promise.all([heard.stop(), paused.stop()])
})
