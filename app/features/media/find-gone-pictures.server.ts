import { and, eq, inArray } from "drizzle-orm"
import { media } from "#db/schema/media.ts"
import type { Transaction } from "#db/client.ts"

/**
 * Which of the pictures that a form chose are gone since it was read. Those that are there stay until the
 * transaction ends: a deletion locks its picture, so that it waits, or was first.
 * @param chosen ids; null or undefined where none was chosen
 */
export async function findGonePictures(
  tx: Transaction,
  organizerId: string,
  chosen: readonly (string | null | undefined)[],
): Promise<Set<string>> {
  const ids = [...new Set(chosen)].filter((id) => typeof id === "string").sort()
  if (ids.length === 0) return new Set()
  const there = await tx
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.organizerId, organizerId), inArray(media.id, ids)))
    .orderBy(media.id)
    .for("key share")
  return new Set(ids.filter((id) => !there.some((one) => one.id === id)))
}
