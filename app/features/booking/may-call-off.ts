import type { Actor } from "#app/features/actor.ts"
import { isHold, type BookingState } from "./states.ts"

/**
 * Whether a person of the organizer may call a booking off that they see. Where money came in, canceling decides
 * what goes back, and that is not a member's to decide.
 */
export function mayCallOff(
  actor: Extract<Actor, { kind: "user" }>,
  booking: { state: BookingState; payments: readonly { capturedMinor: number }[] },
): boolean {
  if (!isHold(booking.state) && booking.state !== "CONFIRMED") return false
  return (
    actor.role !== "member" || booking.payments.every(({ capturedMinor }) => capturedMinor === 0)
  )
}
