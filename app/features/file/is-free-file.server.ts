import { and, eq, exists, gt, isNull, or, sql, type SQL } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import { answerFiles } from "#db/schema/answer-files.ts"
import { bookings } from "#db/schema/bookings.ts"

const DAY = 86_400_000

/**
 * Whether a file may become a booking's: it is already, nobody has it and it was sent within a day, or who had it
 * came to nothing.
 * @param bookingId null for a booking that is not there yet
 */
export function isFreeFile(
  db: Queryable,
  { bookingId, at }: { bookingId: string | null; at: Date },
): SQL | undefined {
  const aDayAgo = new Date(at.getTime() - DAY)
  return or(
    bookingId === null ? undefined : eq(answerFiles.bookingId, bookingId),
    and(isNull(answerFiles.bookingId), gt(answerFiles.looseSince, aDayAgo)),
    exists(
      db
        .select({ one: sql`1` })
        .from(bookings)
        .where(and(eq(bookings.id, answerFiles.bookingId), eq(bookings.state, "ABANDONED"))),
    ),
  )
}
