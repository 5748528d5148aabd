import { sql } from "drizzle-orm"
import {
  check,
  foreignKey,
  index,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import { citext, id, instant } from "./columns.ts"
import { organizers, users } from "./organizers.ts"

/** A program's key. Only its hash is kept; the prefix is what a person recognises it by. */
export const apiKeys = pgTable(
  "api_keys",
  {
    id: id(),
    organizerId: uuid("organizer_id")
      .notNull()
      .references(() => organizers.id),
    name: text("name").notNull(),
    prefix: text("prefix").notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    scopes: text("scopes").array().notNull(),
    createdBy: uuid("created_by").references(() => users.id),
    createdAt: instant("created_at").notNull(),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
  },
  (table) => [
    unique("api_keys_tenant").on(table.organizerId, table.id),
    index("api_keys_organizer").on(table.organizerId, table.createdAt),
    check(
      "api_keys_scopes",
      sql`${table.scopes} <@ array['pages:read', 'bookings:read', 'bookings:write', 'webhooks:write']`,
    ),
  ],
)

/** Somebody asked to join an organizer's people; the mailed token is signed from the id. */
export const invitations = pgTable(
  "invitations",
  {
    id: id(),
    organizerId: uuid("organizer_id")
      .notNull()
      .references(() => organizers.id),
    email: citext("email").notNull(),
    role: text("role", { enum: ["admin", "member"] }).notNull(),
    invitedBy: uuid("invited_by")
      .notNull()
      .references(() => users.id),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
    revokedAt: instant("revoked_at"),
  },
  (table) => [
    uniqueIndex("invitations_open")
      .on(table.organizerId, table.email)
      .where(sql`${table.acceptedAt} is null and ${table.revokedAt} is null`),
    check("invitations_role", sql`${table.role} in ('admin', 'member')`),
  ],
)

/** A list as somebody wants to see it again: its filters, search and order. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: id(),
    organizerId: uuid("organizer_id").notNull(),
    userId: uuid("user_id").notNull(),
    collection: text("collection").notNull(),
    name: text("name").notNull(),
    /** The list's query string, without a page number. */
    query: text("query").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    unique("saved_views_name").on(table.organizerId, table.userId, table.collection, table.name),
    foreignKey({
      name: "saved_views_user",
      columns: [table.userId],
      foreignColumns: [users.id],
    }),
    foreignKey({
      name: "saved_views_organizer",
      columns: [table.organizerId],
      foreignColumns: [organizers.id],
    }),
  ],
)
