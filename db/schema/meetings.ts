import { sql } from "drizzle-orm"
import { check, foreignKey, index, integer, pgTable, unique, uuid } from "drizzle-orm/pg-core"
import { id, instant, instantRange } from "./columns.ts"
import { hosts } from "./organizers.ts"
import { pages } from "./pages.ts"

/** What happens at one time. */
export const meetings = pgTable(
  "meetings",
  {
    id: id(),
    organizerId: uuid("organizer_id").notNull(),
    pageId: uuid("page_id").notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    /** Seats: how many live bookings it may hold. */
    capacity: integer("capacity").notNull().default(1),
    /** Who takes part, the leading host first; kept when the time is given back. */
    hostIds: uuid("host_ids").array().notNull(),
    /** Whose turn of a round robin it takes; null where nobody's does. */
    turnHostId: uuid("turn_host_id"),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    unique("meetings_tenant").on(table.organizerId, table.id),
    unique("meetings_of_page").on(table.pageId, table.id),
    index("meetings_page_time").on(table.pageId, table.startsAt),
    index("meetings_organizer_time").on(table.organizerId, table.startsAt),
    check("meetings_order", sql`${table.endsAt} > ${table.startsAt}`),
    check("meetings_capacity", sql`${table.capacity} > 0`),
    check("meetings_have_hosts", sql`cardinality(${table.hostIds}) > 0`),
    foreignKey({
      name: "meetings_page",
      columns: [table.organizerId, table.pageId],
      foreignColumns: [pages.organizerId, pages.id],
    }),
  ],
)

/**
 * One host's time taken by one meeting, buffers included. That two of one host never overlap is the
 * exclusion constraint `occupancies_never_overlap`, in a migration of its own.
 */
export const occupancies = pgTable(
  "occupancies",
  {
    id: id(),
    organizerId: uuid("organizer_id").notNull(),
    meetingId: uuid("meeting_id").notNull(),
    hostId: uuid("host_id").notNull(),
    during: instantRange("during").notNull(),
  },
  (table) => [
    unique("occupancies_one_per_host").on(table.meetingId, table.hostId),
    check("occupancies_not_empty", sql`not isempty(${table.during})`),
    foreignKey({
      name: "occupancies_meeting",
      columns: [table.organizerId, table.meetingId],
      foreignColumns: [meetings.organizerId, meetings.id],
    }),
    foreignKey({
      name: "occupancies_host",
      columns: [table.organizerId, table.hostId],
      foreignColumns: [hosts.organizerId, hosts.id],
    }),
  ],
)
