import { and, eq } from "drizzle-orm"
import { hosts } from "#db/schema/organizers.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { createSchedule } from "#app/features/schedule/create-schedule.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { claimSignIn, type SignInProblem } from "./claim-sign-in.server.ts"
import type { NewHostInput } from "./schema.ts"

export type CreateHostResult =
  | { ok: true; hostId: string }
  /** `not-found`: the attempt is no id of this organizer's to give. */
  | { ok: false; problem: SignInProblem | "not-found" }

/**
 * Makes a host with a first schedule of the hours everybody begins with. Nobody can book them until they
 * stand on a page.
 * @param input `timeZone` (IANA) is the schedule's; `attempt`, a UUID of the form, becomes the host's id, so
 *   that a form sent twice makes one host
 */
export async function createHost(
  actor: Actor & { kind: "user" },
  input: NewHostInput & { attempt?: string },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<CreateHostResult> {
  const { name, email, userId, timeZone } = input
  const { organizerId } = actor
  return inTransaction(db, async (tx) => {
    const hostId = input.attempt ?? ids()
    const problem = await claimSignIn(tx, organizerId, { userId, hostId })
    if (problem) return { ok: false, problem }
    const at = await clock.now(tx)
    const made = await tx
      .insert(hosts)
      .values({ id: hostId, organizerId, userId, name, email, createdAt: at })
      .onConflictDoNothing({ target: hosts.id })
      .returning({ id: hosts.id })
    if (made.length === 0) {
      const [own] = await tx
        .select({ id: hosts.id })
        .from(hosts)
        .where(and(eq(hosts.organizerId, organizerId), eq(hosts.id, hostId)))
      return own ? { ok: true, hostId } : { ok: false, problem: "not-found" }
    }
    await createSchedule(tx, { organizerId, hostId, timeZone }, { ids, at })
    await recordChange(
      tx,
      actor,
      { organizerId, action: "host.created", subjectKind: "host", subjectId: hostId, at },
      { ids },
    )
    return { ok: true, hostId }
  })
}
