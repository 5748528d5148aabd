import { sql } from "drizzle-orm"
import type { Actor } from "#app/features/actor.ts"
import { connect, createCalendarWorld } from "#app/features/calendar/testing.server.ts"
import { startMailStandIn } from "#app/providers/mail/stand-in/testing.ts"
import { createStripe } from "#app/providers/stripe/client.server.ts"
import { startStripeStandIn } from "#app/providers/stripe/stand-in/testing.ts"
import { receiveStripeMessage } from "#app/features/payment/receive-stripe-message.server.ts"
import { readEnv } from "#app/platform/env.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { TaskName } from "#jobs/payloads.ts"
import { taskList } from "#jobs/task-list.ts"
import { holdSlot, type HoldRequest, type HoldResult } from "./hold-slot.server.ts"
import type { BookingQuery } from "./list-bookings.server.ts"

export const client: Actor = { kind: "client", bookingId: null }
/** A Thursday, 10:00 in Berlin, two days after the world's first moment. */
export const TEN_O_CLOCK = new Date("2026-12-03T09:00:00Z")

/** Ten o'clock of that Thursday, so many days and minutes later. */
export function later(days: number, minutes = 0): Date {
  return new Date(TEN_O_CLOCK.getTime() + (days * 24 * 60 + minutes) * 60_000)
}

/** Time after time, each half an hour after the one before it, so that no test takes another's. */
export function halfHours(from: Date): () => Date {
  let taken = 0
  return () => new Date(from.getTime() + 30 * 60_000 * taken++)
}

/** One Thursday at ten after the other: a day of its own for each test. */
export function thursdays(): () => Date {
  let taken = 0
  return () => later(7 * taken++)
}

/**
 * Everything a booking meets: a database, an organizer with a published page of 30 minutes for 50.00 EUR,
 * and played providers on one clock that stands until it is moved.
 */
export async function createBookingWorld({ withCalendar = false, calendarCheckMs = 5_000 } = {}) {
  const world = await createCalendarWorld({ calendarCheckMs })
  let ahead = 0
  const now = async () => world.runtime.clock.now(world.runtime.db)
  let at = await now()
  const stripe = await startStripeStandIn({ now: () => at })
  const mail = await startMailStandIn({ now: () => at })
  const runtime: Runtime = {
    ...world.runtime,
    env: {
      ...readEnv({
        APP_URL: "http://localhost:3000",
        DATABASE_URL: world.runtime.env.databaseUrl,
        SECRET_KEYS: "a".repeat(32),
        SMTP_URL: mail.smtpUrl,
        STRIPE_SECRET_KEY: stripe.secretKey,
        STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
        STRIPE_API_BASE: stripe.origin,
      }),
      calendarCheckMs,
    },
    stripe: createStripe({
      secretKey: stripe.secretKey,
      apiBase: stripe.origin,
      webhookSecrets: [stripe.webhookSecret],
      timeoutMs: 5_000,
    }),
  }
  if (withCalendar) await connect({ ...world, runtime: world.runtime })
  const booking = {
    ...world,
    runtime,
    stripe,
    mail,
    advance(ms: number) {
      ahead += ms
      world.advance(ms)
      at = new Date(at.getTime() + ms)
    },
    /** How far the clock was moved, in milliseconds. */
    elapsed: () => ahead,
    async close() {
      await stripe.stop()
      await mail.stop()
      await world.close()
    },
  }
  return booking
}

export type BookingWorld = Awaited<ReturnType<typeof createBookingWorld>>

let clients = 0

/** A hold as the form asks for it; each call is another client. */
export function holdRequest(changes: Partial<HoldRequest> = {}): HoldRequest {
  const number = ++clients
  return {
    organizerSlug: "studio",
    pageSlug: "consultation",
    startsAt: TEN_O_CLOCK,
    durationMinutes: null,
    hostId: null,
    details: {
      name: `Client ${number}`,
      email: `client-${number}@example.org`,
      notes: "",
      timeZone: "Europe/Paris",
      answers: {},
    },
    attempt: null,
    revisionId: null,
    clientAddress: `192.0.2.${number % 250}`,
    locale: "en",
    source: "page",
    ...changes,
  }
}

/** Takes a time, and fails the test when it is refused. */
export async function hold(
  world: BookingWorld,
  changes: Partial<HoldRequest> = {},
): Promise<string> {
  const result: HoldResult = await holdSlot(client, holdRequest(changes), world.runtime)
  if (!result.ok) throw new Error(`Not held: ${result.problem}`)
  return result.bookingId
}

/**
 * Runs every job that is due on the world's clock, one after the other, until none is; what fails waits
 * for its next try. The queue itself is not under test here, so its rows are read without a worker.
 */
export async function drain({ runtime }: Pick<BookingWorld, "runtime">): Promise<void> {
  for (let round = 0; round < 500; round++) {
    const now = (await runtime.clock.now(runtime.db)).toISOString()
    const [job] = await runtime.db.execute<{ id: string; task: string; payload: unknown }>(sql`
      delete from graphile_worker._private_jobs job using graphile_worker._private_tasks task
      where task.id = job.task_id and job.id = (
        select id from graphile_worker._private_jobs
        where attempts = 0 and run_at <= greatest(${now}::timestamptz, now())
        order by run_at, id limit 1)
      returning job.id, task.identifier as task, job.payload`)
    if (!job) return
    try {
      await taskList[job.task as TaskName](job.payload, runtime)
    } catch (error) {
      await keepFailedJob(runtime, job, error)
    }
  }
  throw new Error("Jobs keep owing jobs: this never ends.")
}

async function keepFailedJob(
  { db }: Runtime,
  job: { task: string; payload: unknown },
  error: unknown,
): Promise<void> {
  const [again] = await db.execute<{ id: string }>(sql`
    select id from graphile_worker.add_job(${job.task}, ${JSON.stringify(job.payload)}::json)`)
  await db.execute(sql`
    update graphile_worker._private_jobs set attempts = 1, last_error = ${String(error)}
    where id = ${again?.id ?? null}`)
}

/** Gives failed jobs another try now, as the queue does later. */
export async function retryFailedJobs({ runtime }: Pick<BookingWorld, "runtime">): Promise<void> {
  await runtime.db.execute(sql`
    update graphile_worker._private_jobs set attempts = 0 where locked_by is null and attempts > 0`)
}

/** Delivers every event the payment provider has made, signed, the way its webhook does. */
export async function deliverEvents(
  { runtime, stripe }: BookingWorld,
  order: (events: unknown[]) => unknown[] = (events) => events,
): Promise<void> {
  const { events } = await stripe.state()
  const { createHmac } = await import("node:crypto")
  for (const event of order(events)) {
    const body = JSON.stringify(event)
    const seconds = Math.floor((await runtime.clock.now(runtime.db)).getTime() / 1000)
    const signature = createHmac("sha256", stripe.webhookSecret)
      .update(`${seconds}.${body}`)
      .digest("hex")
    await receiveStripeMessage(Buffer.from(body), `t=${seconds},v1=${signature}`, runtime)
  }
}

/** What stands in the host's calendars of a booking's meeting. */
export async function eventsOf(world: BookingWorld, bookingId: string) {
  const { booking } = await look(world, bookingId)
  const { calendars } = await world.google.state()
  return calendars
    .flatMap(({ events }) => events)
    .filter((event) => JSON.stringify(event).includes(booking.meetingId))
}

/** The booking's row and what hangs on it. */
export async function look({ runtime }: Pick<BookingWorld, "runtime">, bookingId: string) {
  const { db } = runtime
  const booking = await db.query.bookings.findFirst({
    where: (row, { eq }) => eq(row.id, bookingId),
  })
  if (!booking) throw new Error("There is no such booking.")
  const payments = await db.query.payments.findMany({
    where: (row, { eq }) => eq(row.bookingId, bookingId),
  })
  const mails = await db.query.outboundEmails.findMany({
    where: (row, { eq }) => eq(row.bookingId, bookingId),
    orderBy: (row, { asc }) => asc(row.id),
  })
  const refunds = await db.query.refunds.findMany({
    where: (row, { inArray }) =>
      inArray(row.paymentId, [
        "00000000-0000-0000-0000-000000000000",
        ...payments.map((p) => p.id),
      ]),
  })
  const checkouts = await db.query.checkouts.findMany({
    where: (row, { eq }) => eq(row.bookingId, bookingId),
    orderBy: (row, { asc }) => asc(row.id),
  })
  return { booking, payments, mails, refunds, checkouts }
}

/** What the organizer's list asks for when nothing is searched or filtered. */
export const everyBooking: BookingQuery = {
  search: "",
  state: null,
  pageId: null,
  from: null,
  until: null,
  timeZone: "Europe/Berlin",
  sort: "starts",
  direction: "ascending",
  limit: 50,
  offset: 0,
}
