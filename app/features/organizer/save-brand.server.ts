import { eq } from "drizzle-orm"
import { isDeepStrictEqual } from "node:util"
import { organizers } from "#db/schema/organizers.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { findGonePictures } from "#app/features/media/find-gone-pictures.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { brandMark } from "./brand-mark.server.ts"
import type { BrandInput } from "./brand-schema.ts"
import { getBrand } from "./get-brand.server.ts"

const picturePlaces = ["logoMediaId", "faviconMediaId"] as const
type PicturePlace = (typeof picturePlaces)[number]

export type SaveBrandResult =
  | { ok: true }
  /** Somebody saved meanwhile: nothing was written. Send `mark` to save over what stands there now. */
  | { ok: false; problem: "changed-meanwhile"; there: BrandInput; mark: string }
  /** A picture was deleted meanwhile: nothing was written. */
  | { ok: false; problem: "picture-gone"; places: PicturePlace[] }

/**
 * Changes how an organizer's pages and mails look, and whom the mails are from. Sent twice, the second changes
 * nothing.
 * @param input `seen` is the mark of the brand that the form began with
 */
export async function saveBrand(
  actor: Extract<Actor, { kind: "user" }>,
  { brand, seen }: { brand: BrandInput; seen: string },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<SaveBrandResult> {
  const { organizerId } = actor
  const isThis = eq(organizers.id, organizerId)
  return inTransaction(db, async (tx): Promise<SaveBrandResult> => {
    // Who saves at the same time waits, and bookings go on meanwhile.
    await tx.select({ id: organizers.id }).from(organizers).where(isThis).for("no key update")
    const there = await getBrand(organizerId, { db: tx })
    if (isDeepStrictEqual(there, brand)) return { ok: true }
    const mark = brandMark(there)
    if (mark !== seen) return { ok: false, problem: "changed-meanwhile", there, mark }
    const gone = await findGonePictures(tx, organizerId, [brand.logoMediaId, brand.faviconMediaId])
    if (gone.size > 0) {
      const places = picturePlaces.filter((place) => gone.has(brand[place] ?? ""))
      return { ok: false, problem: "picture-gone", places }
    }
    const at = await clock.now(tx)
    await tx.update(organizers).set(brand).where(isThis)
    const change = { action: "organizer.brand-saved", subjectKind: "organizer" }
    await recordChange(tx, actor, { organizerId, ...change, subjectId: organizerId, at }, { ids })
    return { ok: true }
  })
}
