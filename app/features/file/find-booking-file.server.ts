import { and, eq, exists, sql } from "drizzle-orm"
import { answerFiles } from "#db/schema/answer-files.ts"
import { bookings } from "#db/schema/bookings.ts"
import { isId } from "#app/platform/ids.ts"
import type { StoredObject } from "#app/providers/storage/port.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { fileKinds } from "./file-kind.ts"

export type BookingFile = StoredObject & { filename: string; contentType: string }

/**
 * A file that was given with a booking, with its bytes; null when no answer of this booking names one of that id: a
 * file may have been given again with another. Whether the caller may see the booking is theirs to know.
 * @throws ProviderFailure when the storage does not answer
 */
export async function findBookingFile(
  booking: { id: string; organizerId: string },
  fileId: string,
  { db, storage }: Pick<Runtime, "db" | "storage">,
): Promise<BookingFile | null> {
  if (!isId(fileId)) return null
  const { filename, contentType, storageKey } = answerFiles
  const isAnswerOfIt = exists(
    db
      .select({ one: sql`1` })
      .from(bookings)
      .where(
        and(
          eq(bookings.id, booking.id),
          eq(bookings.pageId, answerFiles.pageId),
          sql`${bookings.answers} -> ${answerFiles.questionId} ->> 'fileId' = ${fileId}`,
        ),
      ),
  )
  const [file] = await db
    .select({ filename, contentType, storageKey })
    .from(answerFiles)
    .where(
      and(
        eq(answerFiles.id, fileId),
        eq(answerFiles.organizerId, booking.organizerId),
        isAnswerOfIt,
      ),
    )
  const stored = file ? await storage.get(file.storageKey) : null
  if (!file || !stored) return null
  const isKnown = Object.values(fileKinds).some((kind) => kind.contentType === file.contentType)
  const type = isKnown ? file.contentType : "application/octet-stream"
  return { ...stored, filename: file.filename, contentType: type }
}
