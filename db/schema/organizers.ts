import { sql } from "drizzle-orm"
import { boolean, check, index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core"
import { citext, id, instant } from "./columns.ts"

/** This installation's own random id, made once: what is ours at a provider carries it. */
export const installation = pgTable(
  "installation",
  {
    isOnly: boolean("is_only").primaryKey().default(true),
    id: uuid("id").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [check("installation_is_one", sql`${table.isOnly}`)],
)

export const organizers = pgTable(
  "organizers",
  {
    id: id(),
    slug: text("slug").notNull().unique(),
    name: text("name").notNull(),
    accentColor: text("accent_color").notNull().default("#1f5f5b"),
    timeZone: text("time_zone").notNull(),
    locale: text("locale").notNull().default("en"),
    /** Origins whose pages may show ours in a frame; null for any, empty for none. */
    embedOrigins: text("embed_origins").array(),
    /** Origins whose scripts may call the API from a browser; null for any, empty for none. */
    apiOrigins: text("api_origins").array(),
    /** Below every page of the client's, and every mail. */
    footer: text("footer").notNull().default(""),
    /** Whose name mails carry; empty for the organizer's. */
    senderName: text("sender_name").notNull().default(""),
    /** Where answers to mails go, and whom they are from where its domain is proven; empty for neither. */
    senderAddress: text("sender_address").notNull().default(""),
    /** The own domain that addresses are written with, of `domains.usable_host`; null for our own address. */
    primaryHost: text("primary_host"),
    font: text("font", { enum: ["system", "serif", "rounded"] })
      .notNull()
      .default("system"),
    logoMediaId: uuid("logo_media_id"),
    faviconMediaId: uuid("favicon_media_id"),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    check("organizers_slug", sql`${table.slug} ~ '^[a-z0-9-]{2,60}$'`),
    check("organizers_font", sql`${table.font} in ('system', 'serif', 'rounded')`),
    check("organizers_accent_color", sql`${table.accentColor} ~ '^#[0-9a-f]{6}$'`),
  ],
)

/** Addresses an organizer had before: they redirect for ever. */
export const organizerAddresses = pgTable("organizer_addresses", {
  slug: text("slug").primaryKey(),
  organizerId: uuid("organizer_id")
    .notNull()
    .references(() => organizers.id),
})

export const users = pgTable("users", {
  id: id(),
  email: citext("email").notNull().unique(),
  name: text("name").notNull(),
  passwordHash: text("password_hash").notNull(),
  createdAt: instant("created_at").notNull(),
})

export const memberships = pgTable(
  "memberships",
  {
    organizerId: uuid("organizer_id")
      .notNull()
      .references(() => organizers.id),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    role: text("role", { enum: ["owner", "admin", "member"] }).notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizerId, table.userId] }),
    check("memberships_role", sql`${table.role} in ('owner', 'admin', 'member')`),
    index("memberships_user").on(table.userId),
  ],
)

/** Who is signed in. The cookie holds a random token; only its hash is kept. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    tokenHash: text("token_hash").notNull().unique(),
    createdAt: instant("created_at").notNull(),
    seenAt: instant("seen_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (table) => [index("sessions_user").on(table.userId)],
)

/** A wish for a new password: the mailed token is signed from the id, and works once. */
export const passwordResets = pgTable("password_resets", {
  id: id(),
  userId: uuid("user_id")
    .notNull()
    .references(() => users.id),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
})

/** A person whose time is sold; may have a sign-in. */
export const hosts = pgTable(
  "hosts",
  {
    id: id(),
    organizerId: uuid("organizer_id")
      .notNull()
      .references(() => organizers.id),
    userId: uuid("user_id").references(() => users.id),
    name: text("name").notNull(),
    email: citext("email").notNull(),
    /** Their photo, beside their name on booking pages. */
    photoMediaId: uuid("photo_media_id"),
    pausedAt: instant("paused_at"),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    unique("hosts_tenant").on(table.organizerId, table.id),
    index("hosts_user").on(table.userId),
  ],
)
