import type { Actor } from "#app/features/actor.ts"
import { StripeFailure } from "#app/providers/stripe/failure.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { OpenLink } from "./open-booking-link.server.ts"
import { releaseHold } from "./release-hold.server.ts"

/**
 * A client lets an unpaid hold go, or a program of the organizer's calls it off. `kept`: it was paid meanwhile, or was no hold any more.
 * `unreachable`: its checkout could not be closed, so it is still held.
 */
export async function letHoldGo(
  { booking }: Pick<OpenLink, "booking">,
  runtime: Runtime,
  actor: Actor = { kind: "client", bookingId: booking.id },
): Promise<"let-go" | "kept" | "unreachable"> {
  try {
    const state = await releaseHold(actor, { bookingId: booking.id }, runtime)
    return state === "ABANDONED" ? "let-go" : "kept"
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error
    runtime.log.warn({ err: error, bookingId: booking.id }, "a hold could not be let go")
    return "unreachable"
  }
}
