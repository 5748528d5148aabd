import { sql } from "drizzle-orm"
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import { citext, id, instant } from "./columns.ts"
import { meetings } from "./meetings.ts"
import { hosts, organizers } from "./organizers.ts"
import { pageInvitations, pageRevisions, pages } from "./pages.ts"

export const BOOKING_STATES = [
  "INITIATED",
  "SCHEDULED",
  "PAYMENT_PENDING",
  "CONFIRMED",
  "COMPLETED",
  "ABANDONED",
  "PAYMENT_FAILED",
  "CANCELED",
  "REFUNDED",
] as const

/** What an organizer must look at themselves; one booking may have several reasons at once. */
export const BOOKING_FLAGS = ["amount-mismatch", "disputed", "refunded-elsewhere"] as const

export const clients = pgTable(
  "clients",
  {
    id: id(),
    organizerId: uuid("organizer_id")
      .notNull()
      .references(() => organizers.id),
    email: citext("email").notNull(),
    name: text("name").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    unique("clients_tenant").on(table.organizerId, table.id),
    unique("clients_email").on(table.organizerId, table.email),
  ],
)

/** An answer as it is kept: in words, one or some of the options, or a file of `answer_files`. */
export type KeptAnswer =
  string | string[] | { fileId: string; filename: string; bytes: number; contentType: string }

/** One client's place in a meeting. */
export const bookings = pgTable(
  "bookings",
  {
    id: id(),
    organizerId: uuid("organizer_id").notNull(),
    pageId: uuid("page_id").notNull(),
    meetingId: uuid("meeting_id").notNull(),
    /** The meeting it had its place in, which went on without it: what is paid late looks for a place there first. */
    leftMeetingId: uuid("left_meeting_id"),
    /** One live booking per seat; none is beyond the meeting's capacity. */
    seat: integer("seat").notNull().default(1),
    /** The leading host: whose calendar invites. */
    hostId: uuid("host_id").notNull(),
    clientId: uuid("client_id").notNull(),
    revisionId: uuid("revision_id").notNull(),
    state: text("state", { enum: BOOKING_STATES }).notNull().default("INITIATED"),
    waitsFor: text("waits_for", { enum: ["payment", "settlement", "approval", "remainder"] }),
    /** What the organizer must look at, such as an amount that differs; each reason once. */
    flags: text("flags", { enum: BOOKING_FLAGS })
      .array()
      .notNull()
      .default(sql`'{}'`),
    source: text("source", { enum: ["page", "api", "admin", "embed"] }).notNull(),
    /** Short and speakable, unique per organizer; no authority. */
    reference: text("reference").notNull(),
    /** The form's hidden random: the same again leads to the same booking. */
    attempt: text("attempt"),
    /** The single-use link that opened its private page. */
    pageInvitationId: uuid("page_invitation_id"),
    /** When the client agreed to the consent text of its revision; null where nothing was asked. */
    consentedAt: instant("consented_at"),
    /** Which of the places its revision offers, counted from 0. */
    locationIndex: smallint("location_index").notNull().default(0),
    locale: text("locale").notNull(),
    clientTimeZone: text("client_time_zone").notNull(),
    hostTimeZone: text("host_time_zone").notNull(),
    /** As typed for this booking; a later booking with the same address never changes it. */
    clientName: text("client_name").notNull(),
    clientEmail: citext("client_email").notNull(),
    notes: text("notes").notNull().default(""),
    answers: jsonb("answers").$type<Record<string, KeptAnswer>>().notNull().default({}),
    durationMinutes: integer("duration_minutes").notNull(),
    amountMinor: integer("amount_minor").notNull(),
    currency: text("currency").notNull(),
    payableUntil: instant("payable_until"),
    releaseAt: instant("release_at"),
    /** Raised by each move and by cancelation: signed links of an earlier version do nothing. */
    linkVersion: integer("link_version").notNull().default(1),
    icalUid: text("ical_uid").notNull(),
    icalSequence: integer("ical_sequence").notNull().default(0),
    /** The address that invites, fixed with the first invitation: a cancelation must come from the same. */
    icalOrganizer: citext("ical_organizer"),
    /** A keyed hash of the client's network address, for the limit of unpaid holds. */
    addressHash: text("address_hash"),
    heldAt: instant("held_at"),
    confirmedAt: instant("confirmed_at"),
    canceledAt: instant("canceled_at"),
    canceledBy: text("canceled_by", { enum: ["client", "organizer", "system"] }),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    unique("bookings_tenant").on(table.organizerId, table.id),
    unique("bookings_reference").on(table.organizerId, table.reference),
    uniqueIndex("bookings_seat")
      .on(table.meetingId, table.seat)
      .where(
        sql`${table.state} in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED', 'CONFIRMED')`,
      ),
    uniqueIndex("bookings_attempt").on(table.pageId, table.attempt),
    // One link, one booking: a hold that is let go gives its link back, what was once confirmed has used it up.
    uniqueIndex("bookings_page_invitation")
      .on(table.pageInvitationId)
      .where(
        sql`${table.pageInvitationId} is not null and (${table.confirmedAt} is not null
          or ${table.state} in ('INITIATED', 'SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED', 'CONFIRMED', 'COMPLETED'))`,
      ),
    index("bookings_list").on(table.organizerId, table.createdAt),
    index("bookings_search").using(
      "gin",
      sql`booking_words(${table.clientName}, ${table.clientEmail}, ${table.reference})`,
    ),
    index("bookings_by_name").on(table.organizerId, sql`lower(${table.clientName})`, table.id),
    index("bookings_by_state").on(table.organizerId, table.state, table.createdAt),
    index("bookings_flagged")
      .on(table.organizerId, table.createdAt)
      .where(sql`${table.flags} <> '{}'`),
    index("bookings_meeting").on(table.meetingId),
    index("bookings_client").on(table.clientId),
    index("bookings_due")
      .on(table.payableUntil)
      .where(sql`${table.state} in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED')`),
    index("bookings_unpaid_by_address")
      .on(table.addressHash)
      .where(sql`${table.state} in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED')`),
    index("bookings_unpaid_by_email")
      .on(table.organizerId, table.clientEmail)
      .where(sql`${table.state} in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED')`),
    index("bookings_unpaid_by_page")
      .on(table.pageId)
      .where(sql`${table.state} in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED')`),
    check(
      "bookings_waits_for",
      sql`${table.waitsFor} in ('payment', 'settlement', 'approval', 'remainder')`,
    ),
    check(
      "bookings_flags",
      sql`${table.flags} <@ array['amount-mismatch', 'disputed', 'refunded-elsewhere']`,
    ),
    check("bookings_source", sql`${table.source} in ('page', 'api', 'admin', 'embed')`),
    check("bookings_canceled_by", sql`${table.canceledBy} in ('client', 'organizer', 'system')`),
    check("bookings_amount", sql`${table.amountMinor} between 0 and 99999999`),
    check("bookings_currency", sql`${table.currency} ~ '^[A-Z]{3}$'`),
    check("bookings_seat_positive", sql`${table.seat} > 0`),
    check("bookings_duration", sql`${table.durationMinutes} between 1 and 1440`),
    check("bookings_location", sql`${table.locationIndex} between 0 and 9`),
    check("bookings_link_version", sql`${table.linkVersion} between 1 and 65535`),
    check("bookings_sequence", sql`${table.icalSequence} >= 0`),
    check(
      "bookings_hold_has_an_end",
      sql`${table.state} not in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED')
        or (${table.payableUntil} is not null and ${table.releaseAt} >= ${table.payableUntil})`,
    ),
    foreignKey({
      name: "bookings_page",
      columns: [table.organizerId, table.pageId],
      foreignColumns: [pages.organizerId, pages.id],
    }),
    foreignKey({
      name: "bookings_meeting",
      columns: [table.pageId, table.meetingId],
      foreignColumns: [meetings.pageId, meetings.id],
    }),
    foreignKey({
      name: "bookings_left_meeting",
      columns: [table.pageId, table.leftMeetingId],
      foreignColumns: [meetings.pageId, meetings.id],
    }),
    foreignKey({
      name: "bookings_host",
      columns: [table.organizerId, table.hostId],
      foreignColumns: [hosts.organizerId, hosts.id],
    }),
    foreignKey({
      name: "bookings_client",
      columns: [table.organizerId, table.clientId],
      foreignColumns: [clients.organizerId, clients.id],
    }),
    foreignKey({
      name: "bookings_invitation",
      columns: [table.pageId, table.pageInvitationId],
      foreignColumns: [pageInvitations.pageId, pageInvitations.id],
    }),
    foreignKey({
      name: "bookings_revision",
      columns: [table.pageId, table.revisionId],
      foreignColumns: [pageRevisions.pageId, pageRevisions.id],
    }),
  ],
)

/** The legal moves between states; a trigger on `bookings` refuses every other. */
export const bookingTransitions = pgTable(
  "booking_transitions",
  {
    fromState: text("from_state", { enum: BOOKING_STATES }).notNull(),
    toState: text("to_state", { enum: BOOKING_STATES }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.fromState, table.toState] })],
)

/** What happened to a booking, who did it and why. Holds ids only, never a person's data. */
export const bookingEvents = pgTable(
  "booking_events",
  {
    id: id(),
    organizerId: uuid("organizer_id").notNull(),
    bookingId: uuid("booking_id").notNull(),
    kind: text("kind").notNull(),
    fromState: text("from_state", { enum: BOOKING_STATES }),
    toState: text("to_state", { enum: BOOKING_STATES }),
    actorKind: text("actor_kind", {
      enum: ["user", "client", "api-key", "provider", "job"],
    }).notNull(),
    actorId: text("actor_id"),
    reason: text("reason").notNull(),
    detail: jsonb("detail").$type<Record<string, string | number | boolean | null>>(),
    at: instant("at").notNull(),
  },
  (table) => [
    index("booking_events_booking").on(table.bookingId, table.at),
    check(
      "booking_events_actor",
      sql`${table.actorKind} in ('user', 'client', 'api-key', 'provider', 'job')`,
    ),
    foreignKey({
      name: "booking_events_booking",
      columns: [table.organizerId, table.bookingId],
      foreignColumns: [bookings.organizerId, bookings.id],
    }),
  ],
)
