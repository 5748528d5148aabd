import type { BookingDetails } from "./schema.ts"

export type MoveRequest = {
  bookingId: string
  startsAt: Date
  /** Of the link that was used. An older one moves nothing, however often it is sent. */
  linkVersion: number
  /** A hold that is moved may take corrected details with it. */
  details?: BookingDetails
}

/** Why a booking stays where it is. `already-paid`: it was paid meanwhile, and is no hold any more. */
export type MoveRefusal =
  | "not-found"
  | "not-movable"
  | "never"
  | "too-late"
  | "time-taken"
  | "calendar-unreachable"
  | "provider-unreachable"
  | "already-paid"
  | "file-gone"
