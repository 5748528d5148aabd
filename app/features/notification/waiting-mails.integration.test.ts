import { afterAll, expect, test } from "vitest"
import { taskList } from "#jobs/task-list.ts"
import { recordDelivery } from "./record-delivery.server.ts"
import { payer } from "#app/features/payment/testing.server.ts"
import {
  createBookingWorld,
  drain,
  hold,
  later,
  look,
  retryFailedJobs,
  TEN_O_CLOCK,
} from "#app/features/booking/testing.server.ts"

const MINUTE = 60_000
const world = await createBookingWorld()
const withCalendar = await createBookingWorld({ withCalendar: true })
const { openSession, pay, settle } = payer(world)
afterAll(() => Promise.all([world.close(), withCalendar.close()]))

async function stateOf(bookingId: string, kind: string, { runtime } = world) {
  const { mails } = await look({ runtime }, bookingId)
  return mails.find((mail) => mail.kind === kind)?.state
}

test("an invitation waits five minutes for the host's calendar to answer, and then goes without it", async () => {
  await drain(withCalendar)
  const bookingId = await hold(withCalendar, { startsAt: TEN_O_CLOCK })
  await withCalendar.google.control("down", { down: true })
  await payer(withCalendar).pay(bookingId)
  await drain(withCalendar)
  const tryAgainAfter = async (minutes: number) => {
    withCalendar.advance(minutes * MINUTE)
    await retryFailedJobs(withCalendar)
    await drain(withCalendar)
  }
  await tryAgainAfter(4)
  expect(await stateOf(bookingId, "booking-confirmed", withCalendar)).toBe("pending")
  await tryAgainAfter(2)
  expect(await stateOf(bookingId, "booking-confirmed", withCalendar)).toBe("sent")
  expect(await stateOf(bookingId, "booking-received", withCalendar)).toBe("sent")
})

test("a mail about a declined payment does not go once the hold has run out, though nobody let it go yet", async () => {
  const bookingId = await hold(world, { startsAt: later(1) })
  world.advance(12 * MINUTE)
  await world.stripe.pay(await openSession(bookingId), "4000 0000 0000 0002")
  await settle(bookingId)
  const { booking, mails } = await look(world, bookingId)
  expect(booking.state).toBe("PAYMENT_FAILED")
  world.advance(5 * MINUTE)
  const outboundEmailId = mails.find(({ kind }) => kind === "payment-failed")?.id ?? ""
  await taskList.send_email({ outboundEmailId }, world.runtime)
  expect((await look(world, bookingId)).booking.state).toBe("PAYMENT_FAILED")
  expect(await stateOf(bookingId, "payment-failed")).toBe("dropped")
})

test("a reminder that comes late, when the meeting has begun, does not go any more", async () => {
  const bookingId = await hold(world, { startsAt: later(4) })
  await pay(bookingId)
  await drain(world)
  const { mails } = await look(world, bookingId)
  const outboundEmailId = mails.find(({ kind }) => kind === "reminder-1h")?.id ?? ""
  const now = await world.runtime.clock.now(world.runtime.db)
  world.advance(later(4).getTime() - now.getTime())
  await taskList.send_email({ outboundEmailId }, world.runtime)
  expect((await look(world, bookingId)).booking.state).toBe("CONFIRMED")
  expect(await stateOf(bookingId, "reminder-1h")).toBe("dropped")
})

test("a mail that was sent stays sent, whatever a slower run of its job says, and nobody is told otherwise", async () => {
  const bookingId = await hold(world, { startsAt: later(5) })
  const { mails } = await look(world, bookingId)
  const [mail] = mails
  if (!mail) throw new Error("No mail is owed.")
  await recordDelivery(mail.id, { kind: "sent", told: "told-sequence:0" }, world.runtime)
  const refusal = { kind: "failed", error: "550 no such mailbox" } as const
  await recordDelivery(mail.id, refusal, world.runtime)
  const after = (await look(world, bookingId)).mails
  expect(after).toMatchObject([{ id: mail.id, state: "sent", lastError: null }])
})

test("a client's address that refuses mail for good is told to the host, once", async () => {
  const bookingId = await hold(world, { startsAt: later(6) })
  const { booking, mails } = await look(world, bookingId)
  const refusal = { kind: "failed", error: "550 no such mailbox" } as const
  for (let run = 0; run < 2; run++) {
    await recordDelivery(mails[0]?.id ?? "", refusal, world.runtime)
  }
  const after = (await look(world, bookingId)).mails
  expect(after.map(({ kind, state }) => [kind, state])).toEqual([
    ["hold-resume", "failed"],
    ["organizer-alert", "pending"],
  ])
  expect(after[1]).toMatchObject({
    recipient: booking.hostId,
    detail: { alert: "email-refused" },
  })
})
