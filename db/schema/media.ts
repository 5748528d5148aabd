import { sql } from "drizzle-orm"
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core"
import { citext, id, instant } from "./columns.ts"
import { organizers, users } from "./organizers.ts"

/** A picture an organizer has uploaded; its bytes are in the media storage. */
export const media = pgTable(
  "media",
  {
    id: id(),
    organizerId: uuid("organizer_id")
      .notNull()
      .references(() => organizers.id),
    filename: text("filename").notNull(),
    /** By its content, never by what the browser said. */
    contentType: text("content_type").notNull(),
    bytes: integer("bytes").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    alt: text("alt").notNull().default(""),
    storageKey: text("storage_key").notNull().unique(),
    createdBy: uuid("created_by").references(() => users.id),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    unique("media_tenant").on(table.organizerId, table.id),
    index("media_organizer").on(table.organizerId, table.createdAt),
    check("media_size", sql`${table.bytes} > 0 and ${table.width} > 0 and ${table.height} > 0`),
  ],
)

/** A picture in another width. */
export const mediaVariants = pgTable(
  "media_variants",
  {
    mediaId: uuid("media_id")
      .notNull()
      .references(() => media.id, { onDelete: "cascade" }),
    width: integer("width").notNull(),
    contentType: text("content_type").notNull(),
    bytes: integer("bytes").notNull(),
    storageKey: text("storage_key").notNull().unique(),
  },
  (table) => [primaryKey({ columns: [table.mediaId, table.width] })],
)

/** A host name of an organizer's own. Served only once it is proven. */
export const domains = pgTable(
  "domains",
  {
    id: id(),
    organizerId: uuid("organizer_id")
      .notNull()
      .references(() => organizers.id),
    host: citext("host").notNull().unique(),
    /** What a DNS record or a file there has to say. */
    proof: text("proof").notNull(),
    isPrimary: boolean("is_primary").notNull().default(false),
    verifiedAt: instant("verified_at"),
    lastCheckedAt: instant("last_checked_at"),
    lastError: text("last_error"),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    index("domains_organizer").on(table.organizerId),
    check("domains_host", sql`${table.host} ~ '^[a-z0-9.-]{4,253}$'`),
  ],
)
