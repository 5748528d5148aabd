import { and, eq, exists, inArray, isNull, or, sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { answerFiles } from "#db/schema/answer-files.ts"
import { bookings } from "#db/schema/bookings.ts"
import { filesOf, type FileClaim } from "./claim-files.server.ts"

/**
 * Gives a hold that had ended and is paid after all its files again, so that they stay as long as it does. Whoever
 * came back meanwhile may have given one with another booking: unless that one is confirmed itself, and keeps the
 * file as long, it goes to the booking that is paid. Both go on showing it.
 */
export async function takeFilesBack(
  tx: Transaction,
  { booking, answers }: Omit<FileClaim, "at">,
): Promise<void> {
  const fileIds = filesOf(answers).map(({ fileId }) => fileId)
  if (fileIds.length === 0) return
  const isOfNoneConfirmed = exists(
    tx
      .select({ one: sql`1` })
      .from(bookings)
      .where(and(eq(bookings.id, answerFiles.bookingId), isNull(bookings.confirmedAt))),
  )
  await tx
    .update(answerFiles)
    .set({ bookingId: booking.id, looseSince: null })
    .where(
      and(
        inArray(answerFiles.id, fileIds),
        eq(answerFiles.organizerId, booking.organizerId),
        eq(answerFiles.pageId, booking.pageId),
        or(isNull(answerFiles.bookingId), isOfNoneConfirmed),
      ),
    )
}
