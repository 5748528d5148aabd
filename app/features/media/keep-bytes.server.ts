import { and, inArray, isNull } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { unclaimedBytes } from "#db/schema/media.ts"
import type { Runtime } from "#app/runtime.server.ts"

const DAY_MS = 24 * 60 * 60_000

export type BytesToKeep = { storageKey: string; bytes: Uint8Array; contentType: string }

/**
 * Puts bytes into the storage that no row names yet. They are written down first, so that whatever happens then,
 * they are removed after a day unless `claimBytes` takes them.
 * @throws ProviderFailure when the storage does not take them all
 */
export async function keepBytes(
  objects: BytesToKeep[],
  { db, clock, storage }: Pick<Runtime, "db" | "clock" | "storage">,
): Promise<void> {
  const dueAt = new Date((await clock.now(db)).getTime() + DAY_MS)
  await db.insert(unclaimedBytes).values(objects.map(({ storageKey }) => ({ storageKey, dueAt })))
  const kept = await Promise.allSettled(
    objects.map(async ({ storageKey, bytes, contentType }) =>
      storage.put(storageKey, bytes, contentType),
    ),
  )
  for (const one of kept) if (one.status === "rejected") throw one.reason
}

/**
 * Takes kept bytes, in the transaction that writes the rows which name them.
 * @throws Error when some of them are being removed: a day has passed since they were kept
 */
export async function claimBytes(tx: Transaction, storageKeys: string[]): Promise<void> {
  const claimed = await tx
    .delete(unclaimedBytes)
    .where(and(inArray(unclaimedBytes.storageKey, storageKeys), isNull(unclaimedBytes.sweptAt)))
    .returning({ storageKey: unclaimedBytes.storageKey })
  if (claimed.length < storageKeys.length) throw new Error("The bytes were not claimed in time")
}

/** Lets bytes go, in the transaction that removes the rows which named them. They are removed by a job. */
export async function letBytesGo(tx: Transaction, storageKeys: string[], at: Date): Promise<void> {
  if (storageKeys.length === 0) return
  const rows = storageKeys.map((storageKey) => ({ storageKey, dueAt: at }))
  await tx.insert(unclaimedBytes).values(rows).onConflictDoNothing()
}
