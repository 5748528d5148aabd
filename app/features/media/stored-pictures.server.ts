import { eq, sql } from "drizzle-orm"
import type { Queryable, Transaction } from "#db/client.ts"
import { media, mediaVariants } from "#db/schema/media.ts"

/** How many bytes an organizer's pictures take up, those included that only older revisions show. */
export async function storedBytes(db: Queryable, organizerId: string): Promise<number> {
  const [stored] = await db
    .select({ bytes: sql<string>`coalesce(sum(${mediaVariants.bytes}), 0)` })
    .from(mediaVariants)
    .innerJoin(media, eq(media.id, mediaVariants.mediaId))
    .where(eq(media.organizerId, organizerId))
  return Number(stored?.bytes ?? 0)
}

/** Lets one picture after the other into an organizer's library, so that what is there is known while one is added. */
export async function queueForLibrary(tx: Transaction, organizerId: string): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`pictures:${organizerId}`}, 0))`,
  )
}
