import { sql } from "drizzle-orm"
import { inTransaction } from "#db/transaction.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { letBytesGo } from "./keep-bytes.server.ts"

/** Lets archived pictures go that nothing names any more: their last revision was deleted with its page. */
export async function forgetArchivedPictures({
  db,
  clock,
}: Pick<Runtime, "db" | "clock">): Promise<void> {
  await inTransaction(db, async (tx) => {
    const gone = await tx.execute<{ id: string }>(sql`
      select m.id from media m
      where m.archived_at is not null
        and not exists (select from page_revision_media x where x.media_id = m.id)
        and not exists (select from hosts h where h.photo_media_id = m.id)
        and not exists (
          select from organizers o where o.logo_media_id = m.id or o.favicon_media_id = m.id)
      limit 100 for update skip locked`)
    if (gone.length === 0) return
    const ids = gone.map(({ id }) => id)
    const variants = await tx.execute<{ storageKey: string }>(sql`
      delete from media_variants where media_id in ${ids} returning storage_key as "storageKey"`)
    await tx.execute(sql`delete from media where id in ${ids}`)
    await letBytesGo(
      tx,
      variants.map(({ storageKey }) => storageKey),
      await clock.now(tx),
    )
  })
}
