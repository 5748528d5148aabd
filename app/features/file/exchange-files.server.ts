import { and, eq, notInArray } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { answerFiles } from "#db/schema/answer-files.ts"
import { claimFiles, filesOf, type FileClaim } from "./claim-files.server.ts"

/**
 * Gives a booking whose answers are written anew the files of those, and lets go of the ones it has no more.
 * @throws FileGone
 */
export async function exchangeFiles(tx: Transaction, claim: FileClaim): Promise<void> {
  const kept = filesOf(claim.answers).map(({ fileId }) => fileId)
  const others = kept.length > 0 ? notInArray(answerFiles.id, kept) : undefined
  await tx
    .update(answerFiles)
    .set({ bookingId: null, looseSince: claim.at })
    .where(and(eq(answerFiles.bookingId, claim.booking.id), others))
  await claimFiles(tx, claim)
}
