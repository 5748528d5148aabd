import { eq, sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { answerFiles } from "#db/schema/answer-files.ts"
import { inTransaction } from "#db/transaction.ts"
import { letBytesGo } from "#app/features/media/keep-bytes.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

const DAY = 86_400_000
/** After the last moment at which a booking may still take a file. */
const SPARE = 3_600_000
const AT_ONCE = 200

/**
 * Lets go of files that no booking took within a day, and of those whose booking came to nothing a day ago: their
 * rows go, and their bytes are left to the sweeping of the storage. A file of any other booking stays with it.
 * @returns how many were let go
 */
export async function letFilesGo({ db, clock }: Pick<Runtime, "db" | "clock">): Promise<number> {
  return inTransaction(db, async (tx) => {
    const now = await clock.now(tx)
    const yesterday = new Date(now.getTime() - DAY - SPARE).toISOString()
    const gone = await tx.execute<{ storageKey: string }>(sql`
      delete from answer_files where id in (
        select f.id from answer_files f left join bookings b on b.id = f.booking_id
        where f.loose_since < ${yesterday}::timestamptz
          or (b.state = 'ABANDONED' and b.updated_at < ${yesterday}::timestamptz)
          or (b.state = 'CANCELED' and b.confirmed_at is null
            and b.updated_at < ${yesterday}::timestamptz)
        limit ${AT_ONCE} for update of f skip locked)
      returning storage_key as "storageKey"`)
    await letBytesGo(
      tx,
      gone.map(({ storageKey }) => storageKey),
      now,
    )
    await tx.execute(sql`update answer_files set address_hash = null
      where address_hash is not null and created_at < ${yesterday}::timestamptz`)
    return gone.length
  })
}

/** Lets go of what was sent to a page that is being deleted. */
export async function letFilesOfPageGo(tx: Transaction, pageId: string, at: Date): Promise<void> {
  const gone = await tx
    .delete(answerFiles)
    .where(eq(answerFiles.pageId, pageId))
    .returning({ storageKey: answerFiles.storageKey })
  await letBytesGo(
    tx,
    gone.map(({ storageKey }) => storageKey),
    at,
  )
}
