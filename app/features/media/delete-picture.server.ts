import { and, eq, isNull } from "drizzle-orm"
import { media, mediaVariants, pageRevisionMedia } from "#db/schema/media.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findUses } from "./find-uses.server.ts"
import { letBytesGo } from "./keep-bytes.server.ts"
import { isUsed, type PictureUses } from "./picture-uses.ts"

export type DeletePictureResult =
  | { ok: true }
  | { ok: false; problem: "not-found" }
  | { ok: false; problem: "in-use"; uses: PictureUses }

/**
 * Takes a picture out of the library. One that a page, a host or the brand shows stays where it is. One that only
 * older revisions show is archived: bookings were sold under them, and they can be restored. Any other is gone, and
 * its bytes with it.
 */
export async function deletePicture(
  actor: Actor & { kind: "user" },
  mediaId: string,
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<DeletePictureResult> {
  const { organizerId } = actor
  if (!isId(mediaId)) return { ok: false, problem: "not-found" }
  return inTransaction(db, async (tx) => {
    // Whoever refers to the row from now on waits, and then finds it gone.
    const [row] = await tx
      .select({ id: media.id })
      .from(media)
      .where(
        and(eq(media.organizerId, organizerId), eq(media.id, mediaId), isNull(media.archivedAt)),
      )
      .for("update")
    if (!row) return { ok: false, problem: "not-found" }
    const uses = await findUses(tx, organizerId, mediaId)
    if (isUsed(uses)) return { ok: false, problem: "in-use", uses }
    const at = await clock.now(tx)
    const [older] = await tx
      .select({ revisionId: pageRevisionMedia.revisionId })
      .from(pageRevisionMedia)
      .where(eq(pageRevisionMedia.mediaId, mediaId))
      .limit(1)
    if (older) await tx.update(media).set({ archivedAt: at }).where(eq(media.id, mediaId))
    else {
      const variants = await tx
        .delete(mediaVariants)
        .where(eq(mediaVariants.mediaId, mediaId))
        .returning({ storageKey: mediaVariants.storageKey })
      await tx.delete(media).where(eq(media.id, mediaId))
      await letBytesGo(
        tx,
        variants.map(({ storageKey }) => storageKey),
        at,
      )
    }
    const change = { action: "picture.deleted", subjectKind: "picture", subjectId: mediaId }
    await recordChange(tx, actor, { organizerId, ...change, at }, { ids })
    return { ok: true }
  })
}
