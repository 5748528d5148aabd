import { and, eq, exists, gt, inArray, isNull, notInArray, or, sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { answerFiles } from "#db/schema/answer-files.ts"
import { bookings, type KeptAnswer } from "#db/schema/bookings.ts"
import { isFileAnswer } from "./file-answer.ts"

const DAY = 86_400_000

/** A file cannot be had any more: another booking has it, or it waited too long. */
export class FileGone extends Error {
  override name = "FileGone"
}

type Claim = {
  booking: { id: string; organizerId: string; pageId: string }
  answers: Readonly<Record<string, KeptAnswer>>
  at: Date
}

/**
 * Gives a booking the files of its answers, in the transaction that writes them, and lets go of those it had and
 * has no more. A file belongs to one booking; what one held that came to nothing may be taken on.
 * @throws FileGone
 */
export async function claimFiles(tx: Transaction, { booking, answers, at }: Claim): Promise<void> {
  const given = Object.entries(answers).flatMap(([questionId, answer]) =>
    isFileAnswer(answer) ? [{ questionId, fileId: answer.fileId }] : [],
  )
  const kept = given.map(({ fileId }) => fileId)
  await tx
    .update(answerFiles)
    .set({ bookingId: null, looseSince: at })
    .where(
      and(
        eq(answerFiles.bookingId, booking.id),
        kept.length > 0 ? notInArray(answerFiles.id, kept) : undefined,
      ),
    )
  for (const { questionId, fileId } of given) {
    const taken = await tx
      .update(answerFiles)
      .set({ bookingId: booking.id, looseSince: null })
      .where(
        and(
          eq(answerFiles.id, fileId),
          eq(answerFiles.organizerId, booking.organizerId),
          eq(answerFiles.pageId, booking.pageId),
          eq(answerFiles.questionId, questionId),
          or(
            eq(answerFiles.bookingId, booking.id),
            and(
              isNull(answerFiles.bookingId),
              gt(answerFiles.looseSince, new Date(at.getTime() - DAY)),
            ),
            exists(
              tx
                .select({ one: sql`1` })
                .from(bookings)
                .where(
                  and(
                    eq(bookings.id, answerFiles.bookingId),
                    inArray(bookings.state, ["ABANDONED"]),
                  ),
                ),
            ),
          ),
        ),
      )
      .returning({ id: answerFiles.id })
    if (taken.length === 0) throw new FileGone("The file of an answer is not free")
  }
}
