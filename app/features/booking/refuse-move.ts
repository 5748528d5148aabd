import type { Actor } from "#app/features/actor.ts"
import { clientCutoff } from "#app/features/payment/policy.ts"
import { isHold, type BookingState } from "./states.ts"

type Movable = {
  state: BookingState
  waitsFor: string | null
  payableUntil: Date | null
  startsAt: Date
}

/**
 * Why a booking cannot be moved now, or null when it can: a hold while it can be paid, a confirmed booking
 * by its client until the cut-off it was sold under, by the organizer at any time.
 * @param cutoffMinutes before the start; null: clients never move it
 */
export function refuseMove(
  actor: Actor,
  booking: Movable,
  cutoffMinutes: number | null,
  at: Date,
): "not-movable" | "never" | "too-late" | "already-paid" | null {
  if (isHold(booking.state)) {
    if (booking.waitsFor === "settlement") return "already-paid"
    return booking.payableUntil && booking.payableUntil > at ? null : "not-movable"
  }
  if (booking.state !== "CONFIRMED") return "not-movable"
  if (actor.kind !== "client") return null
  const verdict = clientCutoff(cutoffMinutes, booking.startsAt, at)
  return verdict === "allowed" ? null : verdict
}
