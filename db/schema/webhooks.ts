import { sql } from "drizzle-orm"
import { check, foreignKey, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core"
import { id, instant } from "./columns.ts"
import { organizers } from "./organizers.ts"

/** An address of a program that wants to hear what happens. */
export const webhookEndpoints = pgTable(
  "webhook_endpoints",
  {
    id: id(),
    organizerId: uuid("organizer_id")
      .notNull()
      .references(() => organizers.id),
    url: text("url").notNull(),
    /** Which messages it wants; null for all. */
    types: text("types").array(),
    sealedSecret: text("sealed_secret").notNull(),
    /** The secret before a rotation signs too, until then. */
    previousSealedSecret: text("previous_sealed_secret"),
    previousUntilAt: instant("previous_until_at"),
    pausedAt: instant("paused_at"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    unique("webhook_endpoints_tenant").on(table.organizerId, table.id),
    check("webhook_endpoints_url", sql`${table.url} ~ '^https?://'`),
  ],
)

/** Something that happened, as it is told to programs. The body is sealed, and emptied after 30 days. */
export const webhookMessages = pgTable(
  "webhook_messages",
  {
    id: id(),
    organizerId: uuid("organizer_id")
      .notNull()
      .references(() => organizers.id),
    type: text("type").notNull(),
    /** What it is about: a booking's or a page's id. */
    subjectId: uuid("subject_id").notNull(),
    sealedBody: text("sealed_body"),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    unique("webhook_messages_tenant").on(table.organizerId, table.id),
    index("webhook_messages_organizer").on(table.organizerId, table.createdAt),
  ],
)

/** One message on its way to one endpoint. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    id: id(),
    organizerId: uuid("organizer_id").notNull(),
    endpointId: uuid("endpoint_id").notNull(),
    messageId: uuid("message_id").notNull(),
    state: text("state", { enum: ["pending", "delivered", "failed"] })
      .notNull()
      .default("pending"),
    attempts: integer("attempts").notNull().default(0),
    lastStatus: integer("last_status"),
    lastError: text("last_error"),
    lastAttemptAt: instant("last_attempt_at"),
    deliveredAt: instant("delivered_at"),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    unique("webhook_deliveries_once").on(table.endpointId, table.messageId),
    index("webhook_deliveries_endpoint").on(table.endpointId, table.createdAt),
    index("webhook_deliveries_pending")
      .on(table.createdAt)
      .where(sql`${table.state} = 'pending'`),
    check("webhook_deliveries_state", sql`${table.state} in ('pending', 'delivered', 'failed')`),
    foreignKey({
      name: "webhook_deliveries_endpoint_of_organizer",
      columns: [table.organizerId, table.endpointId],
      foreignColumns: [webhookEndpoints.organizerId, webhookEndpoints.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "webhook_deliveries_message",
      columns: [table.organizerId, table.messageId],
      foreignColumns: [webhookMessages.organizerId, webhookMessages.id],
    }),
  ],
)
