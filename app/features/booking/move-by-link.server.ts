import type { Runtime } from "#app/runtime.server.ts"
import { signBookingLink } from "./booking-link.server.ts"
import { findPageForMove } from "./find-page-for-move.server.ts"
import { moveBooking } from "./move-booking.server.ts"
import type { OpenLink } from "./open-booking-link.server.ts"

export type MovedByLink =
  /** `statusToken` shows it at its new time; the links of before are void. */
  | { kind: "moved"; statusToken: string }
  | { kind: "time-taken" | "calendar-unreachable" }
  /** Not possible as things are now; the page says why. */
  | { kind: "refused" }

/** A client moves a confirmed booking by a signed link; of the same link sent twice one moves it. */
export async function moveByLink(
  { booking }: Pick<OpenLink, "booking">,
  startsAt: Date,
  runtime: Runtime,
): Promise<MovedByLink> {
  if (booking.state !== "CONFIRMED") return { kind: "refused" }
  // Where it is already: moving there would void its links for nothing.
  if (startsAt.getTime() === booking.startsAt.getTime()) return { kind: "time-taken" }
  const page = await findPageForMove(booking, runtime)
  if (!page) return { kind: "refused" }
  const { id: bookingId, linkVersion } = booking
  const actor = { kind: "client", bookingId } as const
  const moved = await moveBooking(actor, { bookingId, startsAt, linkVersion }, page, runtime)
  if (moved.ok) {
    const link = { bookingId, purpose: "status", version: moved.linkVersion } as const
    return { kind: "moved", statusToken: signBookingLink(runtime.keyring, link) }
  }
  switch (moved.problem) {
    case "time-taken":
    case "calendar-unreachable":
      return { kind: moved.problem }
    default:
      return { kind: "refused" }
  }
}
