import { sql } from "drizzle-orm"
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core"
import { bookings } from "./bookings.ts"
import { id, instant } from "./columns.ts"
import { users } from "./organizers.ts"

/** A provider's message, stored once before it is worked on. The body is sealed, and emptied after 30 days. */
export const inboundMessages = pgTable(
  "inbound_messages",
  {
    id: id(),
    provider: text("provider").notNull(),
    accountKey: text("account_key").notNull(),
    externalId: text("external_id").notNull(),
    type: text("type").notNull(),
    sealedBody: text("sealed_body"),
    receivedAt: instant("received_at").notNull(),
    workedAt: instant("worked_at"),
    outcome: text("outcome"),
    lastError: text("last_error"),
  },
  (table) => [
    unique("inbound_messages_once").on(table.provider, table.accountKey, table.externalId),
    index("inbound_messages_waiting")
      .on(table.receivedAt)
      .where(sql`${table.workedAt} is null`),
  ],
)

/** A mail that is owed. Whom it goes to is named, never their address. */
export const outboundEmails = pgTable(
  "outbound_emails",
  {
    id: id(),
    organizerId: uuid("organizer_id"),
    bookingId: uuid("booking_id"),
    userId: uuid("user_id").references(() => users.id),
    kind: text("kind").notNull(),
    /** `client`, `user`, or a host's id. */
    recipient: text("recipient").notNull(),
    /** Counts mails of one kind to one person: a move's number, a reset's. */
    sequence: integer("sequence").notNull().default(0),
    state: text("state", { enum: ["pending", "sent", "dropped", "failed"] })
      .notNull()
      .default("pending"),
    /** Ids and times that the text needs beyond the booking as it is now. */
    detail: jsonb("detail").$type<Record<string, string | number | boolean | null>>(),
    sendAfter: instant("send_after").notNull(),
    sentAt: instant("sent_at"),
    messageId: text("message_id").notNull(),
    outcome: text("outcome"),
    lastError: text("last_error"),
    sealedBody: text("sealed_body"),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    unique("outbound_emails_once")
      .on(table.bookingId, table.userId, table.kind, table.recipient, table.sequence)
      .nullsNotDistinct(),
    index("outbound_emails_due")
      .on(table.sendAfter)
      .where(sql`${table.state} = 'pending'`),
    check("outbound_emails_state", sql`${table.state} in ('pending', 'sent', 'dropped', 'failed')`),
    check(
      "outbound_emails_about",
      sql`(${table.bookingId} is not null and ${table.organizerId} is not null) or ${table.userId} is not null or ${table.organizerId} is not null`,
    ),
    foreignKey({
      name: "outbound_emails_booking",
      columns: [table.organizerId, table.bookingId],
      foreignColumns: [bookings.organizerId, bookings.id],
    }),
  ],
)
