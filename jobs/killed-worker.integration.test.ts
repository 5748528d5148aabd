import { readdirSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { sql } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { answerFiles } from "#db/schema/answer-files.ts"
import { inTransaction } from "#db/transaction.ts"
import { listChanges } from "#app/features/audit/queries.server.ts"
import { cancelBooking } from "#app/features/booking/cancel-booking.server.ts"
import {
  client,
  createBookingWorld,
  deliverEvents,
  drain,
  eventsOf,
  hold,
  look,
  retryFailedJobs,
  type BookingWorld,
} from "#app/features/booking/testing.server.ts"
import { keepFile } from "#app/features/file/keep-file.server.ts"
import { claimBytes, keepBytes } from "#app/features/media/keep-bytes.server.ts"
import { createPage } from "#app/features/page/create-page.server.ts"
import { planPublication } from "#app/features/page/plan-publication.server.ts"
import { emptyPageContent } from "#app/features/page/schema.ts"
import { openCheckout } from "#app/features/payment/open-checkout.server.ts"
import { addDomain } from "#app/features/domain/add-domain.server.ts"
import { chooseHolidays } from "#app/features/schedule/choose-holidays.server.ts"
import { sendTestMessage } from "#app/features/webhook/send-test-message.server.ts"
import { deliveriesTo, listen, type Listener } from "#app/features/webhook/testing.server.ts"
import { killingRuntime } from "./killing-runtime.testing.ts"
import type { TaskName } from "./payloads.ts"
import { taskList } from "./task-list.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
let world: BookingWorld
let program: Listener | null = null

/** What a task is given, and what must hold once a healthy worker has taken over. */
type Scenario = () => Promise<{ payload: unknown; check: () => Promise<void> }>

const scenarios: Record<TaskName, Scenario> = {
  async settle_checkout() {
    const bookingId = await paidSession()
    const { checkouts } = await look(world, bookingId)
    const check = () => expectConfirmed(bookingId)
    return { payload: { checkoutId: checkouts[0]?.id }, check }
  },
  async settle_refund() {
    const bookingId = await confirmed()
    await cancelBooking(world.studio.actor, { bookingId, refund: "full" }, world.runtime)
    const { refunds } = await look(world, bookingId)
    return { payload: { refundId: refunds[0]?.id }, check: () => expectRefunded(bookingId) }
  },
  async release_hold() {
    const bookingId = await heldWithCheckout()
    world.advance(15 * MINUTE)
    return {
      payload: { bookingId },
      check: async () => {
        const { booking, checkouts } = await look(world, bookingId)
        expect(booking.state).toBe("ABANDONED")
        expect(checkouts).toMatchObject([{ state: "expired" }])
        expect(await eventsOf(world, bookingId)).toEqual([])
      },
    }
  },
  async sync_calendar_event() {
    const bookingId = await paidSession()
    await deliverAndWork(bookingId)
    const [event] = await world.runtime.db.execute<{ id: string }>(
      sql`select e.id from calendar_events e join bookings b on b.meeting_id = e.meeting_id where b.id = ${bookingId}`,
    )
    return { payload: { calendarEventId: event?.id }, check: () => expectConfirmed(bookingId) }
  },
  async read_busy_times() {
    const [calendar] = await world.runtime.db.execute<{ id: string }>(
      sql`update calendars set busy_read_at = null where is_checked returning id`,
    )
    return {
      payload: { calendarId: calendar?.id },
      check: async () => {
        await taskList.sweep({}, world.runtime)
        await settleEverything()
        const [row] = await world.runtime.db.execute<{ read: boolean }>(
          sql`select busy_read_at is not null as read from calendars where is_checked`,
        )
        expect(row?.read).toBe(true)
      },
    }
  },
  async send_email() {
    const bookingId = await paidSession()
    await deliverAndWork(bookingId)
    const { mails } = await look(world, bookingId)
    const mail = mails.find(({ kind }) => kind === "booking-received")
    return { payload: { outboundEmailId: mail?.id }, check: () => expectConfirmed(bookingId) }
  },
  async work_inbound_message() {
    const bookingId = await paidSession()
    await deliverEvents(world, eventsAbout(bookingId))
    const [message] = await world.runtime.db.execute<{ id: string }>(
      sql`select id from inbound_messages where type = 'checkout.session.completed'
        and worked_at is null limit 1`,
    )
    return { payload: { inboundMessageId: message?.id }, check: () => expectConfirmed(bookingId) }
  },
  async deliver_webhook() {
    program ??= await listen(world)
    const { studio, runtime } = world
    const { endpointId } = program
    const messageId = runtime.ids()
    await sendTestMessage(studio.actor, { endpointId, attempt: messageId }, runtime)
    const of = async () =>
      (await deliveriesTo(world, endpointId)).find((one) => one.messageId === messageId)
    return {
      payload: { deliveryId: (await of())?.id },
      check: async () => {
        // A try whose answer nobody wrote down is made again when its turn comes.
        world.advance(MINUTE)
        await settleEverything()
        expect(await of()).toMatchObject({ state: "delivered", lastStatus: 204 })
        const arrived = program?.received.filter(
          ({ headers }) => headers["webhook-id"] === messageId,
        )
        expect(arrived?.length).toBeGreaterThan(0)
        expect(arrived?.length).toBeLessThan(3)
        expect(arrived?.every(({ refusal }) => refusal === null)).toBe(true)
      },
    }
  },
  async complete_booking() {
    const bookingId = await confirmed()
    await world.runtime.db.execute(
      sql`update meetings set starts_at = starts_at - interval '300 days', ends_at = ends_at - interval '300 days'
        where id = (select meeting_id from bookings where id = ${bookingId})`,
    )
    return {
      payload: { bookingId },
      check: async () => {
        expect((await look(world, bookingId)).booking.state).toBe("COMPLETED")
      },
    }
  },
  async publish_page() {
    const { studio, runtime } = world
    const content = { ...emptyPageContent, title: "Planned" }
    const made = await createPage(studio.actor, { slug: `p-${runtime.ids()}`, content }, runtime)
    if (!made.ok) throw new Error(made.problem)
    const { pageId, revisionId } = made
    const at = new Date((await runtime.clock.now(runtime.db)).getTime() + HOUR)
    await planPublication(studio.actor, { pageId, number: 1, at }, runtime)
    world.advance(2 * HOUR)
    return {
      payload: { pageId },
      check: async () => {
        const page = await runtime.db.query.pages.findFirst({
          where: (row, { eq }) => eq(row.id, pageId),
        })
        expect(page).toMatchObject({
          ...{ status: "published", publishedRevisionId: revisionId, scheduledAt: null },
        })
        const changes = await listChanges(studio.organizerId, { subjectId: pageId }, runtime)
        expect(changes.filter(({ action }) => action === "page.published")).toHaveLength(1)
      },
    }
  },
  async sweep() {
    const bookingId = await heldWithCheckout()
    world.advance(16 * MINUTE)
    return {
      payload: {},
      check: async () => {
        expect((await look(world, bookingId)).booking.state).toBe("ABANDONED")
      },
    }
  },
  async reconcile() {
    const bookingId = await paidSession()
    world.advance(2 * MINUTE)
    return {
      payload: {},
      check: async () => {
        await taskList.reconcile({}, world.runtime)
        await settleEverything()
        await expectConfirmed(bookingId)
        // Gone again, so that the next run has as much to look at as this one.
        await cancelBooking(world.studio.actor, { bookingId, refund: "none" }, world.runtime)
        await settleEverything()
      },
    }
  },
  async reconcile_provider_lists() {
    const bookingId = await paidSession()
    await world.runtime.db.execute(
      sql`update checkouts set provider_session_id = null, id = gen_random_uuid() where booking_id = ${bookingId}`,
    )
    return {
      payload: {},
      check: async () => {
        await taskList.reconcile_provider_lists({}, world.runtime)
        const { sessions, refunds } = await world.stripe.state()
        const session = sessions.find((one) => one.client_reference_id === bookingId)
        const returned = refunds.filter((one) => one.payment_intent === session?.payment_intent)
        expect(returned).toHaveLength(1)
        await world.runtime.db.execute(
          sql`update checkouts set provider_session_id = ${session?.id ?? ""} where booking_id = ${bookingId}`,
        )
      },
    }
  },
  async keep_holidays() {
    const input = { scheduleId: world.studio.scheduleId, country: "DE", region: null }
    await chooseHolidays(world.studio.actor, input, world.runtime)
    await world.runtime.db.execute(sql`delete from schedule_overrides where kind = 'holiday'`)
    return {
      payload: {},
      check: async () => {
        const [row] = await world.runtime.db.execute<{ kept: number; years: number }>(
          sql`select count(*)::int as kept, count(distinct date_part('year', on_date))::int as years
            from schedule_overrides where kind = 'holiday'`,
        )
        expect(row?.years).toBe(3)
        expect(row?.kept).toBeGreaterThan(18)
      },
    }
  },
  async check_domains() {
    const { db, clock } = world.runtime
    const added = await addDomain(world.studio.actor, { typed: "kept.localhost" }, world.runtime)
    if (!added.ok) throw new Error(added.problem)
    const at = await clock.now(db)
    await db.execute(sql`update domains set proven_at = ${at.toISOString()}, proven_by = 'dns'`)
    return {
      payload: {},
      check: async () => {
        await taskList.check_domains({}, world.runtime)
        const rows = await db.execute<{ since: string | null; proven: boolean }>(sql`
          select trouble_since as since, proven_at is not null as proven from domains`)
        expect(rows).toEqual([{ since: expect.any(String), proven: true }])
      },
    }
  },
  async sweep_bytes() {
    const { db, clock, random, storage } = world.runtime
    const key = `media/${Buffer.from(random(16)).toString("hex")}/320.webp`
    await keepBytes(
      [{ storageKey: key, bytes: new Uint8Array([1]), contentType: "image/webp" }],
      world.runtime,
    )
    const { organizerId, pageId } = world.studio
    const place = { organizerId, pageId, questionId: "plan" }
    const words = Buffer.from("Nobody booked with this.")
    const sent = { filename: "plan.txt", bytes: words, isTooBig: false }
    await keepFile(place, sent, null, world.runtime)
    const [file] = await db.select().from(answerFiles)
    world.advance(DAY + 2 * HOUR)
    const kept = `${key}.kept`
    const later = [{ storageKey: kept, bytes: new Uint8Array([2]), contentType: "image/webp" }]
    await keepBytes(later, { db, clock, storage })
    return {
      payload: {},
      check: async () => {
        await taskList.sweep_bytes({}, world.runtime)
        expect(await storage.get(key)).toBeNull()
        expect(await storage.get(file?.storageKey ?? "")).toBeNull()
        expect(await db.select().from(answerFiles)).toEqual([])
        const object = await storage.get(kept)
        expect(object?.bytes).toBe(1)
        await object?.body.cancel()
        await inTransaction(db, (tx) => claimBytes(tx, [kept]))
        const [left] = await db.execute(sql`select 1 from unclaimed_bytes`)
        expect(left).toBeUndefined()
      },
    }
  },
  async forget() {
    await world.runtime.db.execute(
      sql`update inbound_messages set received_at = received_at - interval '40 days'`,
    )
    return {
      payload: {},
      check: async () => {
        await taskList.forget({}, world.runtime)
        const [row] = await world.runtime.db.execute<{ kept: number }>(
          sql`select count(*)::int as kept from inbound_messages where sealed_body is not null
            and received_at < now() - interval '30 days'`,
        )
        expect(row?.kept).toBe(0)
      },
    }
  },
}

let taken = 0
async function hold30(): Promise<string> {
  const now = await world.runtime.clock.now(world.runtime.db)
  const monday =
    now.getTime() - (((now.getUTCDay() + 6) % 7) * DAY + (now.getTime() % DAY)) + 7 * DAY
  const place = taken++
  const week = Math.floor(place / 70) % 6
  const startsAt = monday + week * 7 * DAY + (Math.floor(place / 14) % 5) * DAY
  try {
    return await hold(world, {
      startsAt: new Date(startsAt + 8 * HOUR + (place % 14) * 30 * MINUTE),
    })
  } catch (error) {
    if (taken < 5_000 && String(error).includes("time-taken")) return hold30()
    throw error
  }
}

async function heldWithCheckout(): Promise<string> {
  const bookingId = await hold30()
  const opened = await openCheckout(client, { bookingId }, world.runtime)
  if (opened.kind !== "open") throw new Error(opened.kind)
  return bookingId
}

async function paidSession(): Promise<string> {
  const bookingId = await heldWithCheckout()
  const { checkouts } = await look(world, bookingId)
  await world.stripe.pay(checkouts[0]?.providerSessionId ?? "")
  return bookingId
}

async function confirmed(): Promise<string> {
  const bookingId = await paidSession()
  const { checkouts } = await look(world, bookingId)
  await taskList.settle_checkout({ checkoutId: checkouts[0]?.id }, world.runtime)
  await settleEverything()
  return bookingId
}

const eventsAbout = (bookingId: string) => (events: unknown[]) =>
  events.filter((event) => JSON.stringify(event).includes(bookingId))

/** The money is applied; what it causes is owed and not done yet. */
async function deliverAndWork(bookingId: string): Promise<void> {
  await deliverEvents(world, eventsAbout(bookingId))
  const { work_inbound_message } = taskList
  const rows = await world.runtime.db.execute<{ id: string }>(
    sql`select id from inbound_messages where worked_at is null`,
  )
  for (const { id } of rows) await work_inbound_message({ inboundMessageId: id }, world.runtime)
}

/** A healthy worker takes over: what failed is tried again, what was lost is swept up. */
async function settleEverything(): Promise<void> {
  await drain(world)
  await retryFailedJobs(world)
  await taskList.sweep({}, world.runtime)
  await drain(world)
  world.advance(11_000)
  await drain(world)
}

async function mailsTo(bookingId: string): Promise<string[]> {
  const { mails } = await look(world, bookingId)
  const inbox = await world.mail.messages()
  const ids = mails.map((mail) => mail.messageId)
  const received = inbox.map((message) => String(message.headers["message-id"]))
  // The one double there may be: the same Message-ID, when a worker died before it wrote down the yes.
  return [...new Set(received.filter((id) => ids.includes(id)))].map(
    (id) => mails.find((mail) => mail.messageId === id)?.kind ?? "",
  )
}

async function expectConfirmed(bookingId: string): Promise<void> {
  const { booking, payments, refunds } = await look(world, bookingId)
  expect(booking.state).toBe("CONFIRMED")
  expect(payments).toMatchObject([{ state: "paid", capturedMinor: 5000 }])
  expect(refunds).toEqual([])
  expect(await eventsOf(world, bookingId)).toMatchObject([{ status: "confirmed" }])
  expect((await mailsTo(bookingId)).sort()).toEqual(["booking-confirmed", "booking-received"])
}

async function expectRefunded(bookingId: string): Promise<void> {
  const { booking, payments } = await look(world, bookingId)
  expect(booking.state).toBe("REFUNDED")
  const { refunds } = await world.stripe.state()
  const ours = refunds.filter((one) => one.payment_intent === payments[0]?.providerPaymentId)
  expect(ours).toMatchObject([{ amount: 5000, status: "succeeded" }])
  expect(await eventsOf(world, bookingId)).toEqual([])
}

test("no task is forgotten here, nor in the worker's list", () => {
  const folder = fileURLToPath(new URL("./tasks", import.meta.url))
  const files = readdirSync(folder).filter((file) => !file.includes(".test."))
  const tasks = files.map((file) => file.replace(/\.ts$/, "").replaceAll("-", "_")).sort()
  expect(Object.keys(scenarios).sort()).toEqual(tasks)
  expect(Object.keys(taskList).sort()).toEqual(tasks)
})

/** Runs the task on its own scenario, killed at one await; then a healthy worker takes over. */
async function runKilled(task: TaskName, dieAt: number): Promise<{ awaits: number }> {
  const { payload, check } = await scenarios[task]()
  const dying = killingRuntime(world.runtime, dieAt)
  try {
    await taskList[task](payload, dying.runtime)
  } catch (error) {
    if (!dying.wasKilled()) throw error
    expect(String((error as Error).cause ?? error)).toContain("killed")
  } finally {
    await dying.close()
  }
  // The queue gives a dead worker's job back: somebody else begins it again.
  if (dying.wasKilled()) await taskList[task](payload, world.runtime)
  await settleEverything()
  try {
    await check()
  } catch (error) {
    const where = `Killed at await ${dieAt} of ${task}`
    throw new Error(`${where}: ${(error as Error).message}`, { cause: error })
  }
  return { awaits: dying.awaits() }
}

describe.each(Object.keys(scenarios) as TaskName[])("a worker killed inside %s", (task) => {
  beforeAll(async () => {
    world = await createBookingWorld({ withCalendar: true })
    world.runtime.env.holdLimits = { perAddress: 10_000, perEmail: 10_000, perPage: 10_000 }
    await drain(world)
  })
  afterAll(async () => {
    await program?.stop()
    program = null
    await world.close()
  })

  test("loses nothing and doubles nothing, wherever it dies", async () => {
    const { awaits } = await runKilled(task, Infinity)
    expect(awaits).toBeGreaterThan(0)
    for (let dieAt = 1; dieAt <= awaits; dieAt++) await runKilled(task, dieAt)
  }, 900_000)
})
