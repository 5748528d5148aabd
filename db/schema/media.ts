import { sql } from "drizzle-orm"
import { check, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core"
import { id, instant } from "./columns.ts"
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
