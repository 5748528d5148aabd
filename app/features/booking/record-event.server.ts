import type { Transaction } from "#db/client.ts"
import { bookingEvents } from "#db/schema/bookings.ts"
import { actorColumns, type Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { BookingState } from "./states.ts"

export type EventDetail = Record<string, string | number | boolean | null>

/** Writes what happened to a booking, in the transaction that made it happen. `detail` holds ids and numbers only. */
export async function recordEvent(
  tx: Transaction,
  runtime: Pick<Runtime, "ids">,
  event: {
    booking: { id: string; organizerId: string }
    actor: Actor
    /** `transition`, or what else it was: `moved`, `checkout-opened`, `refund-requested` … */
    kind: string
    reason: string
    at: Date
    from?: BookingState
    to?: BookingState
    detail?: EventDetail
  },
): Promise<void> {
  await tx.insert(bookingEvents).values({
    id: runtime.ids(),
    organizerId: event.booking.organizerId,
    bookingId: event.booking.id,
    kind: event.kind,
    fromState: event.from ?? null,
    toState: event.to ?? null,
    reason: event.reason,
    detail: event.detail ?? null,
    at: event.at,
    ...actorColumns(event.actor),
  })
}
