import type { Transaction } from "#db/client.ts"
import { bookingEvents } from "#db/schema/bookings.ts"
import { sendAlong } from "#db/transaction.ts"
import { actorColumns, type Actor } from "#app/features/actor.ts"
import { isHeard, oweBookingMessages } from "#app/features/webhook/owe-booking-messages.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { BookingState } from "./states.ts"

export type EventDetail = Record<string, string | number | boolean | null>

/** One thing that happened to a booking. */
export type BookingEvent = {
  booking: { id: string; organizerId: string }
  actor: Actor
  /** `transition`, or what else it was: `moved`, `checkout-opened`, `refund-requested` … */
  kind: string
  reason: string
  at: Date
  from?: BookingState
  to?: BookingState
  /** Ids and numbers only. */
  detail?: EventDetail
}

/**
 * Writes what happened to a booking, in the transaction that made it happen, in this order. Programs of the
 * organizer that listen are owed a message about it.
 */
export async function recordEvent(
  tx: Transaction,
  runtime: Pick<Runtime, "ids" | "keyring">,
  ...events: [BookingEvent, ...BookingEvent[]]
): Promise<void> {
  const insertion = tx.insert(bookingEvents).values(
    events.map((event) => ({
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
    })),
  )
  const told = insertion.returning({ isHeard }).then(async (written) => {
    if (written.some((event) => event.isHeard)) await oweBookingMessages(tx, runtime, events)
  })
  await sendAlong(tx, told)
}
