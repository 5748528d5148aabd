import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { followRefunds } from "#app/features/payment/follow-refunds.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { applyTransition } from "./apply-transition.server.ts"
import { lockBooking } from "./lock-booking.server.ts"

/** A confirmed booking whose end has passed becomes history. One that was moved meanwhile is left alone. */
export async function completeBooking(
  actor: Actor,
  { bookingId }: { bookingId: string },
  runtime: Runtime,
): Promise<void> {
  await inTransaction(runtime.db, async (tx) => {
    const booking = await lockBooking(tx, bookingId)
    if (booking?.state !== "CONFIRMED") return
    const at = await runtime.clock.now(tx)
    if (booking.endsAt > at) return
    await applyTransition(tx, runtime, { booking, to: "COMPLETED", actor, reason: "ended", at })
    await followRefunds(tx, runtime, actor, { ...booking, state: "COMPLETED" }, at)
  })
}
