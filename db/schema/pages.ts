import { sql } from "drizzle-orm"
import {
  boolean,
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
  uuid,
} from "drizzle-orm/pg-core"
import { citext, id, instant } from "./columns.ts"
import { hosts, organizers, users } from "./organizers.ts"
import { schedules } from "./schedules.ts"

/** A booking page. What it says and sells stands in its revisions. */
export const pages = pgTable(
  "pages",
  {
    id: id(),
    organizerId: uuid("organizer_id")
      .notNull()
      .references(() => organizers.id),
    slug: text("slug").notNull(),
    /** Of the newest revision, and its number: a trigger of `page_revisions` keeps both, for lists of pages. */
    title: text("title").notNull().default(""),
    newestNumber: integer("newest_number").notNull().default(0),
    /** Of the revision that clients see, where everybody may: null for every page that is not listed. By a trigger. */
    listedTitle: text("listed_title"),
    /** Of the revision that clients see while it is published, of the newest otherwise. By the same trigger. */
    shownTitle: text("shown_title").notNull().default(""),
    status: text("status", { enum: ["draft", "published", "unpublished", "archived"] })
      .notNull()
      .default("draft"),
    /** The revision that clients see; the newest revision is the draft. */
    publishedRevisionId: uuid("published_revision_id"),
    publishedAt: instant("published_at"),
    /** A revision that is to be published by itself, and when. */
    scheduledRevisionId: uuid("scheduled_revision_id"),
    scheduledAt: instant("scheduled_at"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    unique("pages_tenant").on(table.organizerId, table.id),
    unique("pages_address").on(table.organizerId, table.slug),
    check("pages_slug", sql`${table.slug} ~ '^[a-z0-9-]{2,60}$'`),
    check(
      "pages_status",
      sql`${table.status} in ('draft', 'published', 'unpublished', 'archived')`,
    ),
    check(
      "pages_scheduled_whole",
      sql`(${table.scheduledRevisionId} is null) = (${table.scheduledAt} is null)`,
    ),
    index("pages_by_title").on(table.organizerId, sql`lower(${table.title})`, table.id),
    index("pages_by_state").on(
      table.organizerId,
      table.status,
      sql`lower(${table.title})`,
      table.id,
    ),
    index("pages_listed")
      .on(table.organizerId, table.listedTitle, table.slug)
      .where(sql`${table.listedTitle} is not null`),
    index("pages_shown").on(table.organizerId, table.shownTitle, table.slug),
    index("pages_by_update").on(table.organizerId, table.updatedAt, table.id),
    index("pages_scheduled")
      .on(table.scheduledAt)
      .where(sql`${table.scheduledAt} is not null`),
    check(
      "pages_published_has_revision",
      sql`${table.status} <> 'published' or ${table.publishedRevisionId} is not null`,
    ),
  ],
)

/** Addresses a page had before: they redirect for ever. */
export const pageAddresses = pgTable(
  "page_addresses",
  {
    organizerId: uuid("organizer_id").notNull(),
    slug: text("slug").notNull(),
    pageId: uuid("page_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizerId, table.slug] }),
    foreignKey({
      name: "page_addresses_page",
      columns: [table.organizerId, table.pageId],
      foreignColumns: [pages.organizerId, pages.id],
    }),
  ],
)

/** One state of a page's content. Never changed once written: bookings are sold under it. */
export const pageRevisions = pgTable(
  "page_revisions",
  {
    id: id(),
    organizerId: uuid("organizer_id").notNull(),
    pageId: uuid("page_id").notNull(),
    number: integer("number").notNull(),
    content: jsonb("content").notNull(),
    createdBy: uuid("created_by").references(() => users.id),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    unique("page_revisions_tenant").on(table.organizerId, table.id),
    unique("page_revisions_of_page").on(table.pageId, table.id),
    unique("page_revisions_number").on(table.pageId, table.number),
    check("page_revisions_number_positive", sql`${table.number} > 0`),
    foreignKey({
      name: "page_revisions_page",
      columns: [table.organizerId, table.pageId],
      foreignColumns: [pages.organizerId, pages.id],
    }),
  ],
)

/** Who can be booked on a page, and by which of their schedules. */
export const pageHosts = pgTable(
  "page_hosts",
  {
    organizerId: uuid("organizer_id").notNull(),
    pageId: uuid("page_id").notNull(),
    hostId: uuid("host_id").notNull(),
    scheduleId: uuid("schedule_id").notNull(),
    position: smallint("position").notNull().default(0),
    /** A round robin gives a host of weight 2 twice as many bookings as one of weight 1. */
    weight: smallint("weight").notNull().default(1),
    /** Takes part in every meeting of a round robin, beside one of the others. */
    isFixed: boolean("is_fixed").notNull().default(false),
    /** Bookings a round robin has given this host and that were not let go, divided among by weight. */
    assigned: integer("assigned").notNull().default(0),
    lastAssignedAt: instant("last_assigned_at"),
  },
  (table) => [
    primaryKey({ columns: [table.pageId, table.hostId] }),
    foreignKey({
      name: "page_hosts_page",
      columns: [table.organizerId, table.pageId],
      foreignColumns: [pages.organizerId, pages.id],
    }),
    foreignKey({
      name: "page_hosts_host",
      columns: [table.organizerId, table.hostId],
      foreignColumns: [hosts.organizerId, hosts.id],
    }),
    foreignKey({
      name: "page_hosts_schedule",
      columns: [table.hostId, table.scheduleId],
      foreignColumns: [schedules.hostId, schedules.id],
    }),
    check("page_hosts_weight", sql`${table.weight} between 1 and 100`),
    check("page_hosts_assigned", sql`${table.assigned} >= 0`),
    index("page_hosts_host").on(table.hostId),
  ],
)

/**
 * A link to a private page that books once. The token is signed from the id. Whether it is used stands on the
 * bookings made with it, of which one counts at a time: see `bookings_page_invitation`.
 */
export const pageInvitations = pgTable(
  "page_invitations",
  {
    id: id(),
    organizerId: uuid("organizer_id").notNull(),
    pageId: uuid("page_id").notNull(),
    /** For whom it was made, as the organizer noted. */
    note: text("note").notNull().default(""),
    /** Whom it was mailed to; emptied some time after the link's end. */
    email: citext("email"),
    createdBy: uuid("created_by").references(() => users.id),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (table) => [
    unique("page_invitations_of_page").on(table.pageId, table.id),
    index("page_invitations_list").on(table.pageId, table.createdAt),
    check("page_invitations_order", sql`${table.expiresAt} > ${table.createdAt}`),
    foreignKey({
      name: "page_invitations_page",
      columns: [table.organizerId, table.pageId],
      foreignColumns: [pages.organizerId, pages.id],
    }),
  ],
)
