import type { Transaction } from "#db/client.ts"
import { invitations } from "#db/schema/access.ts"
import type { Actor } from "#app/features/actor.ts"
import { oweEmail } from "#app/features/notification/owe-email.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { ThrottleRule } from "./throttle.server.ts"

export const INVITATION_DAYS = 7
const LIVES_MS = INVITATION_DAYS * 86_400_000

/** Mail to addresses that somebody typed in: so many an hour and organizer. */
export const invitationsByOrganizer: ThrottleRule = {
  kind: "invitation",
  limit: 30,
  windowMinutes: 60,
}

/** Writes an open invitation, good for seven days, and owes its mail. */
export async function writeInvitation(
  tx: Transaction,
  actor: Extract<Actor, { kind: "user" }>,
  invited: { id: string; email: string; role: "admin" | "member" },
  { ids, env, at }: Pick<Runtime, "ids" | "env"> & { at: Date },
): Promise<void> {
  const { organizerId, userId: invitedBy } = actor
  const expiresAt = new Date(at.getTime() + LIVES_MS)
  const row = { ...invited, organizerId, invitedBy, createdAt: at, expiresAt }
  await tx.insert(invitations).values(row)
  await oweEmail(
    tx,
    { ids, env },
    {
      organizerId,
      bookingId: null,
      kind: "invitation",
      // The row says whom: an address is kept nowhere else.
      recipient: invited.id,
      sequence: 0,
      sendAfter: at,
      at,
      detail: { invitationId: invited.id },
    },
  )
}
