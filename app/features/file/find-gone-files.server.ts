import { and, eq, inArray } from "drizzle-orm"
import { answerFiles } from "#db/schema/answer-files.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { filesOf, type FileClaim } from "./claim-files.server.ts"
import { isFreeFile } from "./is-free-file.server.ts"

/**
 * The questions whose files cannot be had any more, of the answers of a booking that was refused for that. Only
 * for telling which are to be chosen again: what the booking takes is decided when it takes it.
 * @param place `bookingId` is null for a new booking
 */
export async function findGoneFiles(
  place: { organizerId: string; pageId: string; bookingId: string | null },
  answers: FileClaim["answers"],
  { db, clock }: Pick<Runtime, "db" | "clock">,
): Promise<string[]> {
  const files = filesOf(answers)
  if (files.length === 0) return []
  const at = await clock.now(db)
  const free = await db
    .select({ id: answerFiles.id, questionId: answerFiles.questionId })
    .from(answerFiles)
    .where(
      and(
        inArray(
          answerFiles.id,
          files.map(({ fileId }) => fileId),
        ),
        eq(answerFiles.organizerId, place.organizerId),
        eq(answerFiles.pageId, place.pageId),
        isFreeFile(db, { bookingId: place.bookingId, at }),
      ),
    )
  const isFree = ({ fileId, questionId }: (typeof files)[number]) =>
    free.some((file) => file.id === fileId && file.questionId === questionId)
  return files.filter((file) => !isFree(file)).map(({ questionId }) => questionId)
}
