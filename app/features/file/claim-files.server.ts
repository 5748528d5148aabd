import { and, eq, or } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { answerFiles } from "#db/schema/answer-files.ts"
import type { KeptAnswer } from "#db/schema/bookings.ts"
import { isFileAnswer } from "./file-answer.ts"
import { isFreeFile } from "./is-free-file.server.ts"

/** A file cannot be had any more: another booking has it, or it waited too long. */
export class FileGone extends Error {
  override name = "FileGone"
}

export type FileClaim = {
  booking: { id: string; organizerId: string; pageId: string }
  answers: Readonly<Record<string, KeptAnswer>>
  at: Date
}

/** The files among a booking's answers. */
export function filesOf(answers: FileClaim["answers"]): { questionId: string; fileId: string }[] {
  return Object.entries(answers).flatMap(([questionId, answer]) =>
    isFileAnswer(answer) ? [{ questionId, fileId: answer.fileId }] : [],
  )
}

/**
 * Gives a booking the files of its answers, in the transaction that writes them. A file belongs to one booking;
 * what one held that came to nothing may be taken on.
 * @throws FileGone
 */
export async function claimFiles(
  tx: Transaction,
  { booking, answers, at }: FileClaim,
): Promise<void> {
  const files = filesOf(answers)
  if (files.length === 0) return
  const isOne = ({ questionId, fileId }: (typeof files)[number]) =>
    and(eq(answerFiles.id, fileId), eq(answerFiles.questionId, questionId))
  const taken = await tx
    .update(answerFiles)
    .set({ bookingId: booking.id, looseSince: null })
    .where(
      and(
        or(...files.map(isOne)),
        eq(answerFiles.organizerId, booking.organizerId),
        eq(answerFiles.pageId, booking.pageId),
        isFreeFile(tx, { bookingId: booking.id, at }),
      ),
    )
    .returning({ id: answerFiles.id })
  if (taken.length < files.length) throw new FileGone("The file of an answer is not free")
}
