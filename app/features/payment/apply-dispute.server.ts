import { and, eq, sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { inTransaction } from "#db/transaction.ts"
import { disputes, payments } from "#db/schema/payments.ts"
import type { Actor } from "#app/features/actor.ts"
import { flagBooking, unflagBooking } from "#app/features/booking/flag-booking.server.ts"
import { recordEvent } from "#app/features/booking/record-event.server.ts"
import { alertOrganizer } from "#app/features/notification/alert-organizer.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { ENDED_DISPUTES, takesMoney } from "./dispute-status.ts"
import { lockBookingOfPayment } from "./lock-booking-of-payment.server.ts"
import { stateByAmounts } from "./state-by-amounts.server.ts"

type ToldDispute = {
  paymentId: string
  providerDisputeId: string
  /** As the provider names it. */
  status: string
  /** How many answers about this dispute were written when the provider was asked for this one. */
  answersBefore: number
}

/**
 * A client's bank asks for money back, or has decided: payment, flag and history say so, and the organizer is told once.
 * @returns false when another answer was written since this one was asked for: nobody knows which is older, so that it
 *   has to be asked for again
 */
export async function applyDispute(
  actor: Actor,
  told: ToldDispute,
  runtime: Runtime,
): Promise<boolean> {
  const { paymentId, status } = told
  return inTransaction(runtime.db, async (tx) => {
    const booking = await lockBookingOfPayment(tx, paymentId)
    const at = await runtime.clock.now(tx)
    const known = await findDispute(tx, told)
    if ((known?.answers ?? 0) !== told.answersBefore) return false
    await writeAnswer(tx, runtime, told, { organizerId: booking.organizerId, known, at })
    if (known?.status === status) return true
    const { areOpen } = await followDisputes(tx, { bookingId: booking.id, paymentId, at })
    const flagged = { flag: "disputed", at } as const
    await (areOpen ? flagBooking : unflagBooking)(tx, booking.id, flagged)
    const detail = { paymentId }
    const event = { booking, actor, kind: "dispute", reason: `dispute-${status}`, at, detail }
    await recordEvent(tx, runtime, event)
    if (!ENDED_DISPUTES.includes(status)) {
      await alertOrganizer(tx, runtime, booking, { alert: "disputed", at })
    }
    return true
  })
}

type Known = { id: string; status: string; answers: number }

async function findDispute(tx: Transaction, told: ToldDispute): Promise<Known | undefined> {
  const [known] = await tx
    .select({ id: disputes.id, status: disputes.status, answers: disputes.answers })
    .from(disputes)
    .where(
      and(
        eq(disputes.paymentId, told.paymentId),
        eq(disputes.providerDisputeId, told.providerDisputeId),
      ),
    )
    .for("no key update")
  return known
}

async function writeAnswer(
  tx: Transaction,
  runtime: Pick<Runtime, "ids">,
  { paymentId, providerDisputeId, status }: ToldDispute,
  { organizerId, known, at }: { organizerId: string; known: Known | undefined; at: Date },
): Promise<void> {
  if (known) {
    const set = { status, answers: known.answers + 1, updatedAt: at }
    await tx.update(disputes).set(set).where(eq(disputes.id, known.id))
    return
  }
  const id = runtime.ids()
  const row = { id, organizerId, paymentId, providerDisputeId, status, createdAt: at }
  await tx.insert(disputes).values({ ...row, updatedAt: at })
}

/** A payment is what all its disputes make of it, and a booking's flag what all of its payments do. */
async function followDisputes(
  tx: Transaction,
  { bookingId, paymentId, at }: { bookingId: string; paymentId: string; at: Date },
): Promise<{ areOpen: boolean }> {
  const all = await tx
    .select({ paymentId: disputes.paymentId, status: disputes.status })
    .from(disputes)
    .innerJoin(payments, eq(payments.id, disputes.paymentId))
    .where(eq(payments.bookingId, bookingId))
  const own = all.filter((one) => one.paymentId === paymentId)
  const state = own.some((one) => takesMoney(one.status)) ? sql`'disputed'` : stateByAmounts
  await tx.update(payments).set({ state, updatedAt: at }).where(eq(payments.id, paymentId))
  return { areOpen: all.some(({ status }) => !ENDED_DISPUTES.includes(status)) }
}
