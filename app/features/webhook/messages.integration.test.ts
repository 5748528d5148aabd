import { sql } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { inTransaction } from "#db/transaction.ts"
import { describeBooking } from "#app/features/api/describe-booking.server.ts"
import { cancelBooking } from "#app/features/booking/cancel-booking.server.ts"
import { confirmBooking } from "#app/features/booking/confirm-booking.server.ts"
import { holdSlot } from "#app/features/booking/hold-slot.server.ts"
import { lockBooking } from "#app/features/booking/lock-booking.server.ts"
import { reassignBooking } from "#app/features/booking/reassign-booking.server.ts"
import { move } from "#app/features/booking/testing-moves.ts"
import { addHost, addTeamPage } from "#app/features/booking/testing-teams.ts"
import {
  client,
  createBookingWorld,
  deliverEvents,
  drain,
  halfHours,
  hold,
  holdRequest,
  look,
  retryFailedJobs,
  TEN_O_CLOCK,
} from "#app/features/booking/testing.server.ts"
import { createTestOrganizer } from "#app/features/organizer/testing.server.ts"
import { openCheckout } from "#app/features/payment/open-checkout.server.ts"
import { settleCheckout } from "#app/features/payment/settle-checkout.server.ts"
import { payer } from "#app/features/payment/testing.server.ts"
import { publishPage } from "#app/features/page/publish-page.server.ts"
import { withdrawPage } from "#app/features/page/withdraw-page.server.ts"
import { cardThatIsDeclined } from "#app/providers/stripe/stand-in/testing.ts"
import { enqueue } from "#jobs/enqueue.ts"
import { createEndpoint } from "./create-endpoint.server.ts"
import { pauseEndpoint } from "./pause-endpoint.server.ts"
import { deliveriesTo, listen, messagesAbout } from "./testing.server.ts"

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const job = { kind: "job", task: "test" } as const
const world = await createBookingWorld()
const program = await listen(world)
const { pay } = payer(world)
afterAll(async () => {
  await program.stop()
  await world.close()
})

/** Each half hour is used once. */
const nextTime = halfHours(new Date(TEN_O_CLOCK.getTime() + 7 * DAY))
const typesOf = async (subjectId: string) =>
  (await messagesAbout(world, subjectId)).map(({ type }) => type)

async function settleEverything(): Promise<void> {
  await drain(world)
  await retryFailedJobs(world)
  world.advance(15_000)
  await drain(world)
}

test("a booking's whole way is told, one message per change, as it was at that change", async () => {
  const startsAt = nextTime()
  const details = {
    ...holdRequest().details,
    name: "Grace Hopper",
    email: "grace@example.org",
    notes: "Bring tea",
    answers: { topic: "Compilers" },
  }
  const bookingId = await hold(world, { startsAt, details })
  await pay(bookingId)
  expect(await move(world, bookingId, nextTime())).toMatchObject({ ok: true })
  await cancelBooking(world.studio.actor, { bookingId, refund: "full" }, world.runtime)
  await settleEverything()
  await deliverEvents(world)
  await settleEverything()

  const messages = await messagesAbout(world, bookingId)
  expect(messages.map(({ type }) => type)).toEqual([
    "booking.scheduled",
    "booking.payment_pending",
    "booking.confirmed",
    "booking.moved",
    "booking.canceled",
    "booking.refund_succeeded",
    "booking.refunded",
  ])
  // Whoever asks reads the same; what gives power over the booking is for those alone who ask with a key.
  const read = await describeBooking(bookingId, { mayHaveLinks: false }, world.runtime)
  const { checkoutUrl: _pay, statusUrl: _look, token: _act, ...members } = read
  expect(messages.at(-1)?.body.data).toMatchObject(members)
  const { booking } = await look(world, bookingId)
  const [held, , confirmed, moved, canceled, returned, refunded] = messages.map(({ body }) => body)
  expect(held).toEqual({
    type: "booking.scheduled",
    timestamp: "2026-12-01T09:00:00.000Z",
    data: {
      id: bookingId,
      state: "SCHEDULED",
      reference: booking.reference,
      page: "consultation",
      title: "Consultation",
      start: startsAt.toISOString().replace(".000", ""),
      end: new Date(startsAt.getTime() + 30 * MINUTE).toISOString().replace(".000", ""),
      duration: 30,
      timeZone: "Europe/Paris",
      name: "Grace Hopper",
      email: "grace@example.org",
      locale: "en",
      paidMinor: 0,
      refundedMinor: 0,
      hosts: [{ id: world.studio.hostId, name: "Ada Berg" }],
      amountMinor: 5000,
      currency: "EUR",
      answers: { topic: "Compilers" },
      notes: "Bring tea",
      consentedAt: null,
      location: { kind: "link", text: "Video call", url: null },
      source: "page",
      holdExpiresAt: "2026-12-01T09:15:00Z",
      createdAt: "2026-12-01T09:00:00Z",
      change: {
        by: "client",
        kind: "transition",
        reason: "held",
        fromState: "INITIATED",
        toState: "SCHEDULED",
      },
    },
  })
  expect(confirmed?.data).toMatchObject({
    state: "CONFIRMED",
    holdExpiresAt: null,
    location: { url: "https://meet.example/ada" },
    change: { by: "system", fromState: "PAYMENT_PENDING" },
  })
  expect(moved?.data).toMatchObject({
    state: "CONFIRMED",
    change: { by: "client", kind: "moved", fromStartsAt: startsAt.toISOString() },
  })
  expect(moved?.data["start"]).not.toBe(held?.data["start"])
  expect(canceled?.data).toMatchObject({
    state: "CANCELED",
    location: { url: null },
    change: { by: "organizer", reason: "canceled-by-organizer" },
  })
  expect(returned?.data.change).toMatchObject({
    kind: "refund",
    amountMinor: 5000,
    currency: "EUR",
  })
  expect(confirmed?.data).toMatchObject({ paidMinor: 5000, refundedMinor: 0 })
  expect(refunded?.data).toMatchObject({ state: "REFUNDED", paidMinor: 5000, refundedMinor: 5000 })
})

test("forms, jobs and providers' messages that come twice tell nothing twice", async () => {
  const startsAt = nextTime()
  const attempt = "a-form-sent-twice"
  const request = holdRequest({ startsAt, attempt })
  const first = await holdSlot(client, request, world.runtime)
  const again = await holdSlot(client, request, world.runtime)
  if (!first.ok || !again.ok) throw new Error("not held")
  expect(again.bookingId).toBe(first.bookingId)
  const { bookingId } = first
  await pay(bookingId)
  const { checkouts } = await look(world, bookingId)
  await settleCheckout(job, { checkoutId: checkouts[0]?.id ?? "" }, world.runtime)
  await deliverEvents(world)
  await deliverEvents(world)
  await settleEverything()
  for (const turn of [1, 2]) {
    const done = await cancelBooking(
      world.studio.actor,
      { bookingId, refund: "none" },
      world.runtime,
    )
    expect(done.ok || turn === 2).toBe(true)
  }
  await settleEverything()
  expect(await typesOf(bookingId)).toEqual([
    "booking.scheduled",
    "booking.payment_pending",
    "booking.confirmed",
    "booking.canceled",
  ])
})

test("a payment that fails and a hold that runs out are told", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  const opened = await openCheckout(client, { bookingId }, world.runtime)
  if (opened.kind !== "open") throw new Error(opened.kind)
  const { checkouts } = await look(world, bookingId)
  await world.stripe.pay(checkouts[0]?.providerSessionId ?? "", cardThatIsDeclined)
  await deliverEvents(world)
  await settleEverything()
  world.advance(20 * MINUTE)
  await drain(world)
  await settleEverything()
  const types = await typesOf(bookingId)
  expect(types).toContain("booking.payment_failed")
  expect(types.at(-1)).toBe("booking.abandoned")
  const bodies = (await messagesAbout(world, bookingId)).map(({ body }) => body)
  const failed = bodies.find(({ type }) => type === "booking.payment_failed")
  expect(failed?.data).toMatchObject({ state: "PAYMENT_FAILED" })
})

test("a refund that the provider takes back is one message, and no cancelation anew", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  await pay(bookingId)
  await cancelBooking(world.studio.actor, { bookingId, refund: "full" }, world.runtime)
  await settleEverything()
  const { refunds } = await world.stripe.state()
  const { payments } = await look(world, bookingId)
  const ours = refunds.find((one) => one.payment_intent === payments[0]?.providerPaymentId)
  await world.stripe.control("refund/fail", { refund: ours?.id })
  await deliverEvents(world)
  await settleEverything()
  expect((await look(world, bookingId)).booking.state).toBe("CANCELED")
  const types = await typesOf(bookingId)
  expect(types.filter((type) => type === "booking.canceled")).toHaveLength(1)
  expect(types.slice(-2)).toEqual(["booking.refunded", "booking.refund_failed"])
})

test("a booking given to another host names the new one, and an ended one is told", async () => {
  const ben = await addHost(world, "Ben Chu")
  await addTeamPage(
    world,
    "ours",
    { hostChoice: "one", durations: [{ minutes: 30, amountMinor: 0 }] },
    [{ hostId: world.studio.hostId }, { hostId: ben }],
  )
  const bookingId = await hold(world, { pageSlug: "ours", startsAt: nextTime() })
  const given = await reassignBooking(world.studio.actor, { bookingId, hostId: ben }, world.runtime)
  expect(given).toEqual({ ok: true })
  world.advance(60 * DAY)
  await drain(world)
  const messages = await messagesAbout(world, bookingId)
  expect(messages.map(({ type }) => type)).toEqual([
    "booking.scheduled",
    "booking.confirmed",
    "booking.reassigned",
    "booking.completed",
  ])
  expect(messages[2]?.body.data).toMatchObject({
    hosts: [{ id: ben, name: "Ben Chu" }],
    change: { fromHostId: world.studio.hostId, toHostId: ben },
  })
  world.advance(-60 * DAY)
})

test("a change that is taken back leaves no message, no delivery and no job", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  await drain(world)
  const before = await deliveriesTo(world, program.endpointId)
  const undone = inTransaction(world.runtime.db, async (tx) => {
    const booking = await lockBooking(tx, bookingId)
    if (!booking) throw new Error("no booking")
    const at = await world.runtime.clock.now(tx)
    await confirmBooking(tx, world.runtime, booking, { actor: job, reason: "test", at })
    throw new Error("taken back")
  })
  await expect(undone).rejects.toThrow("taken back")
  expect(await typesOf(bookingId)).toEqual(["booking.scheduled"])
  expect(await deliveriesTo(world, program.endpointId)).toHaveLength(before.length)
  const [jobs] = await world.runtime.db.execute<{ count: number }>(
    sql`select count(*)::int as count from graphile_worker.jobs where key like 'webhook:%'`,
  )
  expect(jobs?.count).toBe(0)
})

test("a message is on its way although its change owed other jobs before it", async () => {
  const bookingId = await hold(world, { startsAt: nextTime() })
  await drain(world)
  const { runtime } = world
  await inTransaction(runtime.db, async (tx) => {
    await enqueue(tx, "complete_booking", { bookingId }, { key: "test-first" })
    const booking = await lockBooking(tx, bookingId)
    if (!booking) throw new Error("no booking")
    const at = await runtime.clock.now(tx)
    await confirmBooking(tx, runtime, booking, { actor: job, reason: "test", at })
  })
  const jobs = await runtime.db.execute<{ key: string }>(
    sql`select key from graphile_worker.jobs where key = 'test-first' or key like 'webhook:%'`,
  )
  expect(jobs.map(({ key }) => key.split(":")[0]).sort()).toEqual(["test-first", "webhook"])
  await drain(world)
  const [, confirmed] = await messagesAbout(world, bookingId)
  const delivery = (await deliveriesTo(world, program.endpointId)).find(
    ({ messageId }) => messageId === confirmed?.id,
  )
  expect(delivery).toMatchObject({ state: "delivered" })
})

test("a page that is published and taken back is told once each", async () => {
  const { actor, pageId } = world.studio
  const again = { pageId, number: 1 }
  await withdrawPage(actor, { pageId, status: "unpublished" }, world.runtime)
  await withdrawPage(actor, { pageId, status: "unpublished" }, world.runtime)
  await withdrawPage(actor, { pageId, status: "archived" }, world.runtime)
  await publishPage(actor, again, world.runtime)
  await publishPage(actor, again, world.runtime)
  const messages = await messagesAbout(world, pageId)
  expect(messages.map(({ type }) => type)).toEqual(["page.unpublished", "page.published"])
  expect(messages[1]?.body.data).toEqual({
    id: pageId,
    slug: "consultation",
    status: "published",
    title: "Consultation",
    revision: 1,
    url: "http://localhost:3000/studio/consultation",
  })
})

test("an endpoint hears what it asked for, a paused one nothing, and another organizer's nothing at all", async () => {
  const { runtime, studio } = world
  const some = await listen(world, ["booking.confirmed", "page.published"])
  const paused = await listen(world)
  const isPaused = { endpointId: paused.endpointId, isPaused: true }
  await pauseEndpoint(studio.actor, isPaused, runtime)
  const other = await createTestOrganizer(runtime, "other")
  const elsewhere = await createEndpoint(
    other.actor,
    { attempt: runtime.ids(), url: some.url, types: null },
    runtime,
  )
  if (!elsewhere.ok) throw new Error(elsewhere.problem)
  const bookingId = await hold(world, { startsAt: nextTime() })
  await pay(bookingId)
  await drain(world)
  expect(some.bodies().map(({ type }) => type)).toEqual(["booking.confirmed"])
  expect(await deliveriesTo(world, paused.endpointId)).toEqual([])
  expect(await deliveriesTo(world, elsewhere.endpointId)).toEqual([])
  await some.stop()
  await paused.stop()
})

test("organizers without endpoints pay no statement for it", async () => {
  const silent = await createBookingWorld()
  try {
    const { queries } = silent.runtime as unknown as { queries: string[] }
    queries.length = 0
    await hold(silent, { startsAt: nextTime() })
    const about = queries.filter((query) => query.includes("webhook_"))
    expect(about.length).toBeGreaterThan(0)
    expect(about.every((query) => query.startsWith('insert into "booking_events"'))).toBe(true)
  } finally {
    await silent.close()
  }
})

test("nothing in any message gives power over a booking", async () => {
  const bodies = program.received.map(({ raw }) => raw.toString("utf8")).join("\n")
  expect(bodies).toContain("booking.confirmed")
  expect(bodies).not.toMatch(
    /token|checkoutUrl|statusUrl|\/bookings\/|whsec_|attempt|address_?hash/i,
  )
  for (const { type, data } of program.bodies()) {
    if (!type.startsWith("booking.")) continue
    const { state, location } = data as { state: string; location: { url: string | null } }
    const isInvited = state === "CONFIRMED" || state === "COMPLETED"
    if (!isInvited) expect(location.url, `${type} ${state}`).toBeNull()
  }
  expect(program.received.every(({ refusal }) => refusal === null)).toBe(true)
})
