import { sql } from "drizzle-orm"
import {
  check,
  foreignKey,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core"
import { id, instant } from "./columns.ts"
import { hosts } from "./organizers.ts"

/** A host's weekly hours, as wall times in one IANA zone. */
export const schedules = pgTable(
  "schedules",
  {
    id: id(),
    organizerId: uuid("organizer_id").notNull(),
    hostId: uuid("host_id").notNull(),
    name: text("name").notNull(),
    timeZone: text("time_zone").notNull(),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    unique("schedules_tenant").on(table.organizerId, table.id),
    foreignKey({
      name: "schedules_host",
      columns: [table.organizerId, table.hostId],
      foreignColumns: [hosts.organizerId, hosts.id],
    }),
  ],
)

/** One range of a weekday (ISO, 1 = Monday). An end at or before its start runs over midnight. */
export const scheduleHours = pgTable(
  "schedule_hours",
  {
    scheduleId: uuid("schedule_id")
      .notNull()
      .references(() => schedules.id, { onDelete: "cascade" }),
    weekday: smallint("weekday").notNull(),
    startMinute: smallint("start_minute").notNull(),
    endMinute: smallint("end_minute").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.scheduleId, table.weekday, table.startMinute] }),
    check("schedule_hours_weekday", sql`${table.weekday} between 1 and 7`),
    check("schedule_hours_start", sql`${table.startMinute} between 0 and 1439`),
    check("schedule_hours_end", sql`${table.endMinute} between 1 and 1440`),
  ],
)
