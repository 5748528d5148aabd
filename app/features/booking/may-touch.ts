import type { Actor } from "#app/features/actor.ts"

/**
 * Whether an actor who was let in elsewhere may touch this booking: its own client, and its own organizer's
 * people. To anybody else it does not exist.
 */
export function mayTouch(actor: Actor, booking: { id: string; organizerId: string }): boolean {
  switch (actor.kind) {
    case "client":
      return actor.bookingId === booking.id
    case "user":
    case "api-key":
      return actor.organizerId === booking.organizerId
    case "provider":
    case "job":
      return true
  }
}
