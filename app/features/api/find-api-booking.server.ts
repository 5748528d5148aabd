import type { Actor } from "#app/features/actor.ts"
import type { LinkPurpose } from "#app/features/booking/booking-link.server.ts"
import { openBookingLink } from "#app/features/booking/open-booking-link.server.ts"
import {
  findEmailBooking,
  type EmailBooking,
} from "#app/features/notification/read-email.server.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { Caller } from "./find-caller.server.ts"
import { refuse, type ApiRefusal } from "./refusal.ts"
import type { ApiScope } from "./scopes.ts"

export type OpenedBooking = {
  ok: true
  booking: EmailBooking
  actor: Extract<Actor, { kind: "client" | "api-key" }>
  /** Whether the answer may carry the client's links: they do more than reading. */
  mayHaveLinks: boolean
}

/**
 * One booking for whoever has a key of its organizer or its own token. What is not there, and what is
 * another's, is the same answer.
 * @param scope that a key must have
 * @param purposes for which a token must have been made
 */
export async function findApiBooking(
  caller: Caller,
  bookingId: string,
  { scope, purposes }: { scope: ApiScope; purposes: readonly LinkPurpose[] },
  runtime: Pick<Runtime, "db" | "clock" | "keyring">,
): Promise<OpenedBooking | ApiRefusal> {
  switch (caller.kind) {
    case "nobody":
      return refuse("unauthorized")
    case "refused":
      return refuse("token-refused")
    case "key": {
      if (!caller.scopes.includes(scope)) return refuse("scope-too-small", { values: { scope } })
      const booking = isId(bookingId) ? await findEmailBooking(bookingId, runtime) : null
      const { keyId, organizerId } = caller
      if (booking?.organizerId !== organizerId) return refuse("not-found")
      const actor = { kind: "api-key", keyId, organizerId } as const
      const mayHaveLinks = caller.scopes.includes("bookings:write")
      return { ok: true, booking, actor, mayHaveLinks }
    }
    case "token": {
      if (caller.bookingId !== bookingId) return refuse("not-found")
      const link = await openBookingLink(caller.token, purposes, runtime)
      if (link.kind === "unknown") return refuse("not-found")
      if (link.kind !== "open") return refuse("link-outdated")
      const actor = { kind: "client", bookingId } as const
      const mayHaveLinks = link.purpose === "status"
      return { ok: true, booking: link.booking, actor, mayHaveLinks }
    }
  }
}
