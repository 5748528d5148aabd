import { sql } from "drizzle-orm"
import { check, foreignKey, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core"
import { bookings } from "./bookings.ts"
import { id, instant } from "./columns.ts"
import { pages } from "./pages.ts"

/**
 * A file that a client gave in answer to a question; its bytes are in the storage. It is written down before
 * they are put there, waits for its booking for a day, and belongs to one at most.
 */
export const answerFiles = pgTable(
  "answer_files",
  {
    id: id(),
    organizerId: uuid("organizer_id").notNull(),
    pageId: uuid("page_id").notNull(),
    bookingId: uuid("booking_id"),
    /** Of the page's questions, by the id that answers are kept under. */
    questionId: text("question_id").notNull(),
    /** Cleaned, with the ending of what it is. */
    filename: text("filename").notNull(),
    /** By its content, never by its name or what the browser said. */
    contentType: text("content_type").notNull(),
    bytes: integer("bytes").notNull(),
    storageKey: text("storage_key").notNull().unique(),
    /** A keyed hash of the client's network address, for the limit of what one sends in a day. */
    addressHash: text("address_hash"),
    createdAt: instant("created_at").notNull(),
    /** Since when no booking has it; null while one does. */
    looseSince: instant("loose_since"),
  },
  (table) => [
    unique("answer_files_one_each").on(table.bookingId, table.questionId),
    index("answer_files_by_address").on(table.addressHash, table.createdAt),
    index("answer_files_loose")
      .on(table.looseSince)
      .where(sql`${table.bookingId} is null`),
    index("answer_files_waiting")
      .on(table.pageId)
      .where(sql`${table.bookingId} is null`),
    check(
      "answer_files_loose",
      sql`(${table.bookingId} is null) = (${table.looseSince} is not null)`,
    ),
    check("answer_files_bytes", sql`${table.bytes} between 1 and 10485760`),
    check("answer_files_question", sql`${table.questionId} ~ '^[a-z0-9-]{1,40}$'`),
    check("answer_files_filename", sql`length(${table.filename}) between 1 and 150`),
    foreignKey({
      name: "answer_files_page",
      columns: [table.organizerId, table.pageId],
      foreignColumns: [pages.organizerId, pages.id],
    }),
    foreignKey({
      name: "answer_files_booking",
      columns: [table.organizerId, table.bookingId],
      foreignColumns: [bookings.organizerId, bookings.id],
    }),
  ],
)
