import type { Actor } from "#app/features/actor.ts"
import { findPublishedPage } from "#app/features/page/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { moveBooking } from "./move-booking.server.ts"
import { look, type BookingWorld } from "./testing.server.ts"

/** Moves a booking of the studio's page to another time: its client does, unless told otherwise. */
export async function move(
  world: BookingWorld,
  bookingId: string,
  startsAt: Date,
  as: { pageSlug?: string; actor?: Actor; runtime?: Runtime } = {},
) {
  const { pageSlug = "consultation", actor, runtime = world.runtime } = as
  const page = await findPublishedPage({ organizerSlug: "studio", pageSlug }, world.runtime)
  if (!page) throw new Error("no page")
  const { linkVersion } = (await look(world, bookingId)).booking
  const request = { bookingId, startsAt, linkVersion }
  return moveBooking(actor ?? { kind: "client", bookingId }, request, page, runtime)
}
