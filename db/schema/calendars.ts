import { sql } from "drizzle-orm"
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import { meetings } from "./meetings.ts"
import { id, instant } from "./columns.ts"
import { hosts, users } from "./organizers.ts"

/** A host's account at a calendar provider. Its tokens are sealed to this row, and wiped on disconnect. */
export const calendarConnections = pgTable(
  "calendar_connections",
  {
    id: id(),
    organizerId: uuid("organizer_id").notNull(),
    hostId: uuid("host_id").notNull(),
    provider: text("provider", { enum: ["google"] }).notNull(),
    account: text("account").notNull(),
    scopes: text("scopes").array().notNull(),
    state: text("state", { enum: ["connected", "broken", "disconnected"] }).notNull(),
    brokenReason: text("broken_reason"),
    sealedRefreshToken: text("sealed_refresh_token"),
    sealedAccessToken: text("sealed_access_token"),
    accessTokenExpiresAt: instant("access_token_expires_at"),
    /** Whoever refreshes the access token holds this until then, so that one asks for all. */
    refreshingUntil: instant("refreshing_until"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    unique("calendar_connections_tenant").on(table.organizerId, table.id),
    unique("calendar_connections_account").on(table.hostId, table.provider, table.account),
    check(
      "calendar_connections_state",
      sql`${table.state} in ('connected', 'broken', 'disconnected')`,
    ),
    check(
      "calendar_connections_wiped",
      sql`${table.state} <> 'disconnected' or (${table.sealedRefreshToken} is null and ${table.sealedAccessToken} is null)`,
    ),
    foreignKey({
      name: "calendar_connections_host",
      columns: [table.organizerId, table.hostId],
      foreignColumns: [hosts.organizerId, hosts.id],
    }),
  ],
)

export const calendars = pgTable(
  "calendars",
  {
    id: id(),
    organizerId: uuid("organizer_id").notNull(),
    connectionId: uuid("connection_id").notNull(),
    hostId: uuid("host_id").notNull(),
    externalId: text("external_id").notNull(),
    name: text("name").notNull(),
    timeZone: text("time_zone").notNull(),
    accessRole: text("access_role").notNull(),
    /** Its events make the host busy. */
    isChecked: boolean("is_checked").notNull(),
    /** Our events are written to it; one per host. */
    isDestination: boolean("is_destination").notNull(),
    /** When its busy times were last read whole, and for which window. */
    busyReadAt: instant("busy_read_at"),
    busyFrom: instant("busy_from"),
    busyUntil: instant("busy_until"),
    busyError: text("busy_error"),
  },
  (table) => [
    unique("calendars_tenant").on(table.organizerId, table.id),
    unique("calendars_external").on(table.connectionId, table.externalId),
    uniqueIndex("calendars_one_destination")
      .on(table.hostId)
      .where(sql`${table.isDestination}`),
    index("calendars_host").on(table.hostId),
    foreignKey({
      name: "calendars_connection",
      columns: [table.organizerId, table.connectionId],
      foreignColumns: [calendarConnections.organizerId, calendarConnections.id],
    }),
    foreignKey({
      name: "calendars_host",
      columns: [table.organizerId, table.hostId],
      foreignColumns: [hosts.organizerId, hosts.id],
    }),
  ],
)

/** An interval read from a connected calendar: a cache, replaced whole with every reading. */
export const busyTimes = pgTable(
  "busy_times",
  {
    calendarId: uuid("calendar_id")
      .notNull()
      .references(() => calendars.id, { onDelete: "cascade" }),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
  },
  (table) => [
    index("busy_times_calendar").on(table.calendarId, table.startsAt),
    check("busy_times_order", sql`${table.endsAt} > ${table.startsAt}`),
  ],
)

/** What we write into a host's calendar for a meeting: what is wanted is read from the booking. */
export const calendarEvents = pgTable(
  "calendar_events",
  {
    id: id(),
    organizerId: uuid("organizer_id").notNull(),
    meetingId: uuid("meeting_id").notNull(),
    hostId: uuid("host_id").notNull(),
    calendarId: uuid("calendar_id").notNull(),
    /** The id we chose, made of this row's id and `attempt`. */
    externalEventId: text("external_event_id").notNull(),
    attempt: integer("attempt").notNull().default(1),
    etag: text("etag"),
    /** `none` until the provider has answered once. */
    presence: text("presence", { enum: ["none", "unknown", "held", "confirmed", "removed"] })
      .notNull()
      .default("none"),
    /** A fingerprint of what was last written; equal to the wanted one when all is done. */
    writtenFingerprint: text("written_fingerprint"),
    /** The host changed or deleted it there. */
    changedThereAt: instant("changed_there_at"),
    lastError: text("last_error"),
    syncedAt: instant("synced_at"),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    unique("calendar_events_one_per_host").on(table.meetingId, table.hostId),
    check("calendar_events_attempt", sql`${table.attempt} > 0`),
    check(
      "calendar_events_presence",
      sql`${table.presence} in ('none', 'unknown', 'held', 'confirmed', 'removed')`,
    ),
    foreignKey({
      name: "calendar_events_host",
      columns: [table.organizerId, table.hostId],
      foreignColumns: [hosts.organizerId, hosts.id],
    }),
    foreignKey({
      name: "calendar_events_meeting",
      columns: [table.organizerId, table.meetingId],
      foreignColumns: [meetings.organizerId, meetings.id],
    }),
    foreignKey({
      name: "calendar_events_calendar",
      columns: [table.organizerId, table.calendarId],
      foreignColumns: [calendars.organizerId, calendars.id],
    }),
  ],
)

/** A consent that was begun: single use, bound to the session that began it. */
export const oauthStates = pgTable(
  "oauth_states",
  {
    id: id(),
    organizerId: uuid("organizer_id").notNull(),
    hostId: uuid("host_id").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    sessionId: uuid("session_id").notNull(),
    provider: text("provider").notNull(),
    sealedVerifier: text("sealed_verifier").notNull(),
    createdAt: instant("created_at").notNull(),
    usedAt: instant("used_at"),
  },
  (table) => [
    foreignKey({
      name: "oauth_states_host",
      columns: [table.organizerId, table.hostId],
      foreignColumns: [hosts.organizerId, hosts.id],
    }),
  ],
)
