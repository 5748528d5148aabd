import { and, eq } from "drizzle-orm"
import { hosts } from "#db/schema/organizers.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { findGonePictures } from "#app/features/media/find-gone-pictures.server.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { claimSignIn, type SignInProblem } from "./claim-sign-in.server.ts"
import type { HostInput } from "./schema.ts"

export type SaveHostResult =
  { ok: true } | { ok: false; problem: "not-found" | "picture-gone" | SignInProblem }

/** Changes a host's name, address, sign-in and photo. Mails that are sent from now on go to the new address. */
export async function saveHost(
  actor: Actor & { kind: "user" },
  input: HostInput & { hostId: string },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<SaveHostResult> {
  const { hostId, ...wanted } = input
  const { organizerId } = actor
  if (!isId(hostId)) return { ok: false, problem: "not-found" }
  return inTransaction(db, async (tx) => {
    const problem = await claimSignIn(tx, organizerId, { userId: wanted.userId, hostId })
    const [host] = await tx
      .select({
        name: hosts.name,
        email: hosts.email,
        userId: hosts.userId,
        photoMediaId: hosts.photoMediaId,
      })
      .from(hosts)
      .where(and(eq(hosts.organizerId, organizerId), eq(hosts.id, hostId)))
      .for("no key update")
    if (!host) return { ok: false, problem: "not-found" }
    if (problem) return { ok: false, problem }
    const places = ["name", "email", "userId", "photoMediaId"] as const
    const changed = places.filter(
      (place) => wanted[place] !== undefined && host[place] !== wanted[place],
    )
    if (changed.length === 0) return { ok: true }
    const gone = await findGonePictures(tx, organizerId, [wanted.photoMediaId])
    if (gone.size > 0) return { ok: false, problem: "picture-gone" }
    await tx.update(hosts).set(wanted).where(eq(hosts.id, hostId))
    await recordChange(
      tx,
      actor,
      {
        organizerId,
        action: "host.saved",
        subjectKind: "host",
        subjectId: hostId,
        detail: { changed: changed.join(" ") },
        at: await clock.now(tx),
      },
      { ids },
    )
    return { ok: true }
  })
}
