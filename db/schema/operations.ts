import { sql } from "drizzle-orm"
import { index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core"
import { id, instant } from "./columns.ts"
import { organizers, users } from "./organizers.ts"

/** Every change an organizer's people made: who, what, when. Ids and field names, no personal data. */
export const auditLog = pgTable(
  "audit_log",
  {
    id: id(),
    organizerId: uuid("organizer_id")
      .notNull()
      .references(() => organizers.id),
    userId: uuid("user_id").references(() => users.id),
    action: text("action").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: uuid("subject_id"),
    detail: jsonb("detail").$type<Record<string, string | number | boolean | null>>(),
    at: instant("at").notNull(),
  },
  (table) => [
    index("audit_log_organizer").on(table.organizerId, table.at),
    index("audit_log_user").on(table.organizerId, table.userId, table.at),
    index("audit_log_kind").on(table.organizerId, table.subjectKind, table.at),
    index("audit_log_subject").on(table.subjectId, table.at),
    index("audit_log_removals")
      .on(table.organizerId, table.subjectId)
      .where(sql`${table.action} = 'person.removed'`),
  ],
)

/** A POST of the API that was answered: the same key gets the same answer. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    id: id(),
    scope: text("scope").notNull(),
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    status: integer("status"),
    sealedBody: text("sealed_body"),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [unique("idempotency_keys_once").on(table.scope, table.key)],
)

/** A worker that is alive says so every ten seconds. */
export const workerHeartbeats = pgTable("worker_heartbeats", {
  workerId: text("worker_id").primaryKey(),
  startedAt: instant("started_at").notNull(),
  beatAt: instant("beat_at").notNull(),
})

/** Counted tries per key and window: sign-ins, resets, requests. */
export const throttles = pgTable(
  "throttles",
  {
    key: text("key").notNull(),
    windowStartsAt: instant("window_starts_at").notNull(),
    count: integer("count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.windowStartsAt] })],
)
