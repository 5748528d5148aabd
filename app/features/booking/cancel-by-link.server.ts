import type { Runtime } from "#app/runtime.server.ts"
import { signBookingLink } from "./booking-link.server.ts"
import { cancelBooking } from "./cancel-booking.server.ts"
import { letHoldGo } from "./let-hold-go.server.ts"
import { openBookingLink, type OpenLink } from "./open-booking-link.server.ts"
import { isHold } from "./states.ts"

export type CanceledByLink =
  /** It is off, also when it was before; `statusToken` shows it from now on. */
  | { kind: "off"; statusToken: string }
  /** Not possible as things are now; the page says why. */
  | { kind: "refused" }
  /** An unpaid hold, whose checkout could not be closed. */
  | { kind: "unreachable" }

/** A client cancels by a signed link: a hold is let go, a booking canceled by its rule. Twice is once. */
export async function cancelByLink(
  { booking, token, purpose }: OpenLink,
  runtime: Runtime,
): Promise<CanceledByLink> {
  const { id: bookingId, linkVersion } = booking
  if (isHold(booking.state)) {
    const done = await letHoldGo({ booking }, runtime)
    if (done === "unreachable") return { kind: "unreachable" }
    // Abandoning leaves the version as it is. What was paid meanwhile is shown again, with its money.
    return done === "kept"
      ? { kind: "refused" }
      : { kind: "off", statusToken: statusToken(bookingId, linkVersion, runtime) }
  }
  const actor = { kind: "client", bookingId } as const
  const canceled = await cancelBooking(actor, { bookingId, linkVersion }, runtime)
  if (!canceled.ok) return { kind: "refused" }
  // Read again: of two at once, the other one may have raised the version.
  const now = await openBookingLink(token, [purpose], runtime)
  const version = now.kind === "unknown" ? linkVersion : now.booking.linkVersion
  return { kind: "off", statusToken: statusToken(bookingId, version, runtime) }
}

function statusToken(bookingId: string, version: number, { keyring }: Runtime): string {
  return signBookingLink(keyring, { bookingId, purpose: "status", version })
}
