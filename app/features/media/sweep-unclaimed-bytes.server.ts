import { sql } from "drizzle-orm"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import type { Runtime } from "#app/runtime.server.ts"

const AT_ONCE = 100

/**
 * Removes bytes from the storage that were written down as nobody's and are due. Each is marked first, after which
 * nothing may claim it, then removed, then struck out: whatever is left of that when the process ends is done
 * again, and removing twice is removing once.
 * @returns how many were removed
 */
export async function sweepUnclaimedBytes({
  db,
  clock,
  storage,
  log,
}: Pick<Runtime, "db" | "clock" | "storage" | "log">): Promise<number> {
  const now = (await clock.now(db)).toISOString()
  const due = await db.execute<{ storageKey: string }>(sql`
    update unclaimed_bytes set swept_at = coalesce(swept_at, ${now}::timestamptz)
    where storage_key in (
      select storage_key from unclaimed_bytes where due_at <= ${now}::timestamptz
      order by due_at, storage_key limit ${AT_ONCE} for update skip locked)
    returning storage_key as "storageKey"`)
  let removed = 0
  for (const { storageKey } of due) {
    try {
      await storage.delete(storageKey)
    } catch (error) {
      // The row stays, so the next run tries again.
      if (!(error instanceof ProviderFailure)) throw error
      log.warn({ reason: error.message }, "Unclaimed bytes could not be removed")
      break
    }
    await db.execute(sql`delete from unclaimed_bytes where storage_key = ${storageKey}`)
    removed += 1
  }
  return removed
}
