import { sql } from "drizzle-orm"
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import { id, instant } from "./columns.ts"
import { organizers, users } from "./organizers.ts"
import { pageRevisions } from "./pages.ts"

/** A picture an organizer has uploaded. Its bytes are those of its variants, in the storage. */
export const media = pgTable(
  "media",
  {
    id: id(),
    organizerId: uuid("organizer_id")
      .notNull()
      .references(() => organizers.id),
    /** Random, in the picture's address: an id tells when it was made, so it could be guessed. */
    publicKey: text("public_key").notNull().unique(),
    /** SHA-256 of what was uploaded, in hex. */
    sourceHash: text("source_hash").notNull(),
    /** As the uploading person's machine called it; shown to the organizer's people only. */
    filename: text("filename").notNull(),
    /** Of what was uploaded, by its content and never by what the browser said; so are its bytes. */
    contentType: text("content_type").notNull(),
    bytes: integer("bytes").notNull(),
    /** In pixels, upright. */
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    alt: text("alt").notNull().default(""),
    createdBy: uuid("created_by").references(() => users.id),
    createdAt: instant("created_at").notNull(),
    /** Gone from the library, kept for revisions that show it. */
    archivedAt: instant("archived_at"),
  },
  (table) => [
    unique("media_tenant").on(table.organizerId, table.id),
    uniqueIndex("media_once")
      .on(table.organizerId, table.sourceHash)
      .where(sql`${table.archivedAt} is null`),
    index("media_library")
      .on(table.organizerId, table.createdAt, table.id)
      .where(sql`${table.archivedAt} is null`),
    check("media_size", sql`${table.bytes} > 0 and ${table.width} > 0 and ${table.height} > 0`),
    check("media_public_key", sql`${table.publicKey} ~ '^[0-9a-f]{32}$'`),
    check("media_alt", sql`length(${table.alt}) <= 300`),
  ],
)

/** A picture in one width and format. */
export const mediaVariants = pgTable(
  "media_variants",
  {
    mediaId: uuid("media_id")
      .notNull()
      .references(() => media.id, { onDelete: "cascade" }),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    format: text("format", { enum: ["webp", "png", "jpg"] }).notNull(),
    bytes: integer("bytes").notNull(),
    storageKey: text("storage_key").notNull().unique(),
  },
  (table) => [
    primaryKey({ columns: [table.mediaId, table.width, table.format] }),
    check("media_variants_format", sql`${table.format} in ('webp', 'png', 'jpg')`),
  ],
)

/** Which pictures a revision shows. Kept by a trigger, so that no revision names a picture that is not there. */
export const pageRevisionMedia = pgTable(
  "page_revision_media",
  {
    organizerId: uuid("organizer_id").notNull(),
    revisionId: uuid("revision_id").notNull(),
    mediaId: uuid("media_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.revisionId, table.mediaId] }),
    foreignKey({
      name: "page_revision_media_revision",
      columns: [table.organizerId, table.revisionId],
      foreignColumns: [pageRevisions.organizerId, pageRevisions.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "page_revision_media_media",
      columns: [table.organizerId, table.mediaId],
      foreignColumns: [media.organizerId, media.id],
    }),
    index("page_revision_media_media").on(table.mediaId),
  ],
)

/**
 * Bytes in the storage that belong to no row: written down before they are put there, struck out with the row
 * that takes them, and written down again with the row that lets them go. What stays here is removed when due.
 */
export const unclaimedBytes = pgTable(
  "unclaimed_bytes",
  {
    storageKey: text("storage_key").primaryKey(),
    dueAt: instant("due_at").notNull(),
    /** Being removed from then on: nothing may take these bytes any more. */
    sweptAt: instant("swept_at"),
  },
  (table) => [index("unclaimed_bytes_due").on(table.dueAt)],
)
