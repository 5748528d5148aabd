import type { Transaction } from "#db/client.ts"
import type { ClosedLink } from "#app/features/page/find-page-for-client.server.ts"
import { findPageInvitation } from "#app/features/page/find-page-invitation.server.ts"
import { invitationState } from "#app/features/page/invitation-state.ts"
import type { Runtime } from "#app/runtime.server.ts"

/**
 * Locks the single-use link that a booking is made with, before anything else is locked: whoever comes second
 * waits here, and is told what became of it. That no link has two bookings is an index besides.
 * @returns why the link opens nothing; null when it does, or none is needed
 */
export async function claimLink(
  tx: Transaction,
  invitationId: string | null,
  runtime: Pick<Runtime, "clock">,
): Promise<ClosedLink | null> {
  if (invitationId === null) return null
  const invitation = await findPageInvitation(tx, invitationId, { isLocked: true })
  if (!invitation) return { state: "revoked", until: null }
  const state = invitationState(invitation, await runtime.clock.now(tx))
  // A hold that has run out and is still written down must be let go first, and was not.
  if (state === "open" && invitation.booking === null) return null
  return state === "open" || state === "held"
    ? { state: "held", until: invitation.booking?.heldUntilAt ?? null }
    : { state, until: null }
}
