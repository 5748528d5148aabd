import { desc, eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { pageRevisions } from "#db/schema/pages.ts"

/**
 * A page's newest revision, if that is the one the organizer looked at.
 * @param seen `number` of that revision; a newer one is never acted on unseen
 * @returns null when somebody saved meanwhile
 */
export async function findNewestSeen(
  tx: Transaction,
  seen: { pageId: string; number: number },
): Promise<{ id: string; number: number } | null> {
  const [newest] = await tx
    .select({ id: pageRevisions.id, number: pageRevisions.number })
    .from(pageRevisions)
    .where(eq(pageRevisions.pageId, seen.pageId))
    .orderBy(desc(pageRevisions.number))
    .limit(1)
  return newest?.number === seen.number ? newest : null
}
