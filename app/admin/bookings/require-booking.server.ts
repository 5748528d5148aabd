import { notFound } from "#app/admin/not-found.server.ts"
import {
  findBookingForOrganizer,
  type OrganizersBooking,
} from "#app/features/booking/find-booking-for-organizer.server.ts"
import type { SignedIn } from "#app/features/organizer/find-session.server.ts"
import { requireOrganizer, requireRole } from "#app/features/organizer/gates.server.ts"
import { ownOnly } from "#app/features/organizer/own-only.ts"
import type { Runtime } from "#app/runtime.server.ts"

/**
 * Who is signed in, and the booking of an address.
 * @param least the role that what is done there takes
 * @throws a 404 when it is none of their organizer's, or, for a member, their host takes no part in it; a 403
 *   when the role is too small for a booking that they do see
 */
export async function requireBooking(
  request: Request,
  bookingId: string | undefined,
  runtime: Runtime,
  { least = "member" }: { least?: "member" | "admin" } = {},
): Promise<SignedIn & { booking: OrganizersBooking }> {
  const signedIn = await requireOrganizer(request, runtime)
  const { actor, organizer } = signedIn
  const seen = { onlyOfUser: ownOnly(actor) }
  const found = await findBookingForOrganizer(organizer.id, bookingId ?? "", runtime, seen)
  const booking = found ?? notFound()
  requireRole(actor, least)
  return { ...signedIn, booking }
}
