import { eq } from "drizzle-orm"
import { inTransaction } from "#db/transaction.ts"
import { payments } from "#db/schema/payments.ts"
import type { Actor } from "#app/features/actor.ts"
import { flagBooking, unflagBooking } from "#app/features/booking/flag-booking.server.ts"
import { lockBooking } from "#app/features/booking/lock-booking.server.ts"
import { recordEvent } from "#app/features/booking/record-event.server.ts"
import { alertOrganizer } from "#app/features/notification/alert-organizer.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { stateByAmounts } from "./state-by-amounts.server.ts"

/** Statuses in which a dispute has ended and the money is the organizer's again. */
const SETTLED_FOR_US = ["won", "warning_closed"]

/** A client's bank asks for the money back: the payment says so, and the organizer is told once. */
export async function markDisputed(
  actor: Actor,
  { paymentId, status }: { paymentId: string; status: string },
  runtime: Runtime,
): Promise<void> {
  await inTransaction(runtime.db, async (tx) => {
    const [found] = await tx
      .select({ bookingId: payments.bookingId })
      .from(payments)
      .where(eq(payments.id, paymentId))
    const booking = found && (await lockBooking(tx, found.bookingId))
    if (!booking) return
    const [payment] = await tx
      .select({ state: payments.state })
      .from(payments)
      .where(eq(payments.id, paymentId))
      .for("no key update")
    if (!payment) return
    const at = await runtime.clock.now(tx)
    const isOver = SETTLED_FOR_US.includes(status)
    if (isOver === (payment.state !== "disputed")) return
    await tx
      .update(payments)
      .set({ state: isOver ? stateByAmounts : "disputed", updatedAt: at })
      .where(eq(payments.id, paymentId))
    const flagged = { flag: "disputed", at } as const
    await (isOver ? unflagBooking : flagBooking)(tx, booking.id, flagged)
    await recordEvent(tx, runtime, {
      booking,
      actor,
      kind: "dispute",
      reason: `dispute-${status}`,
      at,
      detail: { paymentId },
    })
    if (!isOver) await alertOrganizer(tx, runtime, booking, { alert: "disputed", at })
  })
}
