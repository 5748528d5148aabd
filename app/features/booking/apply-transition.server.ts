import { and, eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { bookings } from "#db/schema/bookings.ts"
import { sendAlong } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { recordEvent, type BookingEvent, type EventDetail } from "./record-event.server.ts"
import { transitions, type BookingState } from "./states.ts"

/** A move the table does not know: a defect in the caller, never something a client can cause. */
export class IllegalTransition extends Error {
  constructor(from: BookingState, to: BookingState) {
    super(`A booking does not go from ${from} to ${to}.`)
    this.name = "IllegalTransition"
  }
}

type Change = Partial<typeof bookings.$inferInsert>

/**
 * Moves a booking, whose row the caller has locked, to its next state and writes down who did it and why.
 * The caller changes occupancy and owes the jobs in the same transaction.
 * @param set columns that change with the state
 */
export async function applyTransition(
  tx: Transaction,
  runtime: Pick<Runtime, "ids" | "keyring">,
  move: {
    booking: { id: string; organizerId: string; state: BookingState }
    to: BookingState
    actor: Actor
    reason: string
    at: Date
    set?: Change
    detail?: EventDetail
    /** What happened just before, written along with it. */
    after?: BookingEvent
  },
): Promise<void> {
  const { booking, to, at, after } = move
  if (!transitions[booking.state].includes(to)) throw new IllegalTransition(booking.state, to)
  const update = tx
    .update(bookings)
    .set({ ...move.set, state: to, updatedAt: at })
    .where(and(eq(bookings.id, booking.id), eq(bookings.state, booking.state)))
    .returning({ id: bookings.id })
  const moved = update.then((changed) => {
    if (changed.length !== 1) throw new Error(`Booking ${booking.id} changed while it was moved.`)
  })
  await sendAlong(tx, moved)
  const transition: BookingEvent = {
    booking,
    actor: move.actor,
    kind: "transition",
    reason: move.reason,
    at,
    from: booking.state,
    to,
    ...(move.detail ? { detail: move.detail } : {}),
  }
  await (after ? recordEvent(tx, runtime, after, transition) : recordEvent(tx, runtime, transition))
}
