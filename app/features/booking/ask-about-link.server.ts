import type { ClosedLink } from "#app/features/page/find-page-for-client.server.ts"
import { findPageInvitation } from "#app/features/page/find-page-invitation.server.ts"
import { invitationState } from "#app/features/page/invitation-state.ts"
import { StripeFailure } from "#app/providers/stripe/failure.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { releaseHold } from "./release-hold.server.ts"

/**
 * Whether a single-use link can still be booked with, before anything is asked of calendars. A hold that keeps it
 * although its time has run out is let go, as its job is about to: the link is free for whoever comes now, worker
 * or no worker. A payment provider that keeps silent keeps it a while.
 * @returns why it opens nothing; null when it does
 */
export async function askAboutLink(
  invitationId: string,
  runtime: Runtime,
): Promise<ClosedLink | null> {
  const invitation = await findPageInvitation(runtime.db, invitationId)
  if (!invitation) return { state: "revoked", until: null }
  const { booking } = invitation
  const state = invitationState(invitation, await runtime.clock.now(runtime.db))
  if (state !== "open") {
    return { state, until: state === "held" ? (booking?.heldUntilAt ?? null) : null }
  }
  if (booking === null) return null
  try {
    await releaseHold({ kind: "job", task: "release_hold" }, { bookingId: booking.id }, runtime)
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error
    runtime.log.warn({ err: error, bookingId: booking.id }, "a link's expired hold is not settled")
    return { state: "held", until: null }
  }
  return null
}
