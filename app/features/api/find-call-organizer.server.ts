import type { Runtime } from "#app/runtime.server.ts"
import {
  findCallableOrganizer,
  findOrganizerOfBooking,
  getApiOrigins,
  type CallableOrganizer,
} from "./api-origins.server.ts"
import type { Caller } from "./find-caller.server.ts"

/**
 * The organizer that a call is about: the one its address names or, for one booking's own address, the
 * caller's. Null when there is none to be told apart, so that nobody learns from an answer which bookings
 * there are.
 */
export async function findCallOrganizer(
  caller: Caller,
  organizerSlug: string | undefined,
  runtime: Pick<Runtime, "db">,
): Promise<CallableOrganizer | null> {
  if (organizerSlug !== undefined) return findCallableOrganizer(organizerSlug, runtime)
  if (caller.kind === "key") {
    const { organizerId } = caller
    return { id: organizerId, apiOrigins: await getApiOrigins(organizerId, runtime) }
  }
  return caller.kind === "token" ? findOrganizerOfBooking(caller.bookingId, runtime) : null
}
