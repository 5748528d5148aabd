import { and, eq, isNull } from "drizzle-orm"
import { media } from "#db/schema/media.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** Says in words what a picture shows, wherever it is shown. @returns false when it is not in the library */
export async function describePicture(
  actor: Actor & { kind: "user" },
  { mediaId, alt }: { mediaId: string; alt: string },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<boolean> {
  const { organizerId } = actor
  if (!isId(mediaId)) return false
  return inTransaction(db, async (tx) => {
    const [row] = await tx
      .select({ alt: media.alt })
      .from(media)
      .where(
        and(eq(media.organizerId, organizerId), eq(media.id, mediaId), isNull(media.archivedAt)),
      )
      .for("no key update")
    if (!row) return false
    if (row.alt === alt) return true
    await tx.update(media).set({ alt }).where(eq(media.id, mediaId))
    const at = await clock.now(tx)
    const change = { action: "picture.described", subjectKind: "picture", subjectId: mediaId }
    await recordChange(tx, actor, { organizerId, ...change, at }, { ids })
    return true
  })
}
