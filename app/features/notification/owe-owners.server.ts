import { and, eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { memberships } from "#db/schema/organizers.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { EmailKind } from "./kinds.ts"
import { oweEmail } from "./owe-email.server.ts"

/**
 * Owes every owner of an organizer one mail about a thing of theirs, at most one a minute of its kind.
 * @param subjectId what the mail is about; who prepares it looks it up again
 */
export async function oweOwners(
  tx: Transaction,
  runtime: Pick<Runtime, "ids" | "env">,
  mail: {
    organizerId: string
    kind: EmailKind
    subjectId: string
    at: Date
    detail: Record<string, string | number | boolean | null>
  },
): Promise<void> {
  const { organizerId, kind, subjectId, at, detail } = mail
  const owners = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.organizerId, organizerId), eq(memberships.role, "owner")))
  for (const { userId } of owners) {
    await oweEmail(tx, runtime, {
      ...{ organizerId, bookingId: null, userId, kind, recipient: subjectId, detail },
      sequence: Math.floor(at.getTime() / 60_000),
      sendAfter: at,
      at,
    })
  }
}
