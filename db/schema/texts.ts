import { sql } from "drizzle-orm"
import { check, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core"
import { id, instant } from "./columns.ts"
import { organizers, users } from "./organizers.ts"

/** An organizer's own words in place of ours, by the catalogue's key: what is said now. */
export const textOverrides = pgTable(
  "text_overrides",
  {
    organizerId: uuid("organizer_id")
      .notNull()
      .references(() => organizers.id),
    key: text("key").notNull(),
    /** The catalogue's language. */
    locale: text("locale").notNull(),
    /** In ICU message format. */
    text: text("text").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizerId, table.locale, table.key] }),
    check("text_overrides_text", sql`length(${table.text}) between 1 and 4000`),
    check("text_overrides_key", sql`length(${table.key}) between 1 and 200`),
  ],
)

/** Every wording that a text had, so that an earlier one can come back. A row is never changed. */
export const textVersions = pgTable(
  "text_versions",
  {
    id: id(),
    organizerId: uuid("organizer_id")
      .notNull()
      .references(() => organizers.id),
    locale: text("locale").notNull(),
    key: text("key").notNull(),
    /** 1 for the first own wording of a text. */
    number: integer("number").notNull(),
    /** Null when the text went back to ours. */
    text: text("text"),
    changedBy: uuid("changed_by").references(() => users.id),
    changedAt: instant("changed_at").notNull(),
  },
  (table) => [
    unique("text_versions_number").on(table.organizerId, table.locale, table.key, table.number),
    index("text_versions_organizer").on(table.organizerId, table.changedAt, table.id),
    check("text_versions_number_positive", sql`${table.number} > 0`),
  ],
)
