import { cancelBooking } from "#app/features/booking/cancel-booking.server.ts"
import { letHoldGo } from "#app/features/booking/let-hold-go.server.ts"
import { isHold } from "#app/features/booking/states.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { OpenedBooking } from "./find-api-booking.server.ts"
import { refuse, type ApiRefusal } from "./refusal.ts"

/**
 * Calls a booking off for a program: an unpaid hold is let go, its checkout closed first, so that a payment
 * made in time wins; a confirmed booking is canceled with what its rule returns. Twice is once.
 * @param refund only an organizer's key may choose
 */
export async function cancelByApi(
  { booking, actor }: OpenedBooking,
  { refund }: { refund: "by-rule" | "full" | "none" },
  runtime: Runtime,
): Promise<{ ok: true } | ApiRefusal> {
  const { id: bookingId, linkVersion, state } = booking
  if (state === "ABANDONED" || state === "CANCELED") return { ok: true }
  if (isHold(state)) {
    const done = await letHoldGo({ booking }, runtime, actor)
    if (done === "unreachable") return refuse("payment-unreachable")
    return done === "let-go" ? { ok: true } : refuse("already-paid")
  }
  const canceled = await cancelBooking(actor, { bookingId, linkVersion, refund }, runtime)
  if (canceled.ok) return { ok: true }
  // Of two at once, the other one may have changed it: whoever asks again finds it as it is then.
  const { problem } = canceled
  return refuse(problem === "still-a-hold" ? "not-cancelable" : problem)
}
