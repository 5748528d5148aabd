/** How a single-use link stands. */
export const invitationStates = ["open", "held", "used", "expired", "revoked"] as const

export type InvitationState = (typeof invitationStates)[number]

/** What decides it: the link's own row, and the one booking that counts on it, if any. */
export type InvitationFacts = {
  expiresAt: Date
  revokedAt: Date | null
  /**
   * The booking that has the link: confirmed at some time, or a hold. `heldUntilAt` is the moment at which an
   * unpaid hold ends by itself; null while a payment settles, and for what was confirmed.
   */
  booking: { confirmedAt: Date | null; heldUntilAt: Date | null } | null
}

/**
 * What a link is at a moment. Once it led to a confirmed booking it is used up for good, canceled or not: the
 * organizer makes another. A hold whose time ran out no longer has it.
 */
export function invitationState(facts: InvitationFacts, at: Date): InvitationState {
  const { booking } = facts
  if (booking?.confirmedAt) return "used"
  if (facts.revokedAt !== null) return "revoked"
  if (facts.expiresAt <= at) return "expired"
  const isHeld = booking !== null && (booking.heldUntilAt === null || booking.heldUntilAt > at)
  return isHeld ? "held" : "open"
}
