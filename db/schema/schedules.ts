import { sql } from "drizzle-orm"
import {
  check,
  date,
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

/** A host's weekly hours, as wall times in one IANA zone. A host may have several. */
export const schedules = pgTable(
  "schedules",
  {
    id: id(),
    organizerId: uuid("organizer_id").notNull(),
    hostId: uuid("host_id").notNull(),
    name: text("name").notNull(),
    timeZone: text("time_zone").notNull(),
    /** ISO 3166-1 country whose public holidays are kept as overrides; null for none. */
    holidayCountry: text("holiday_country"),
    /** The country's own code of a state or region, where holidays differ; null for the whole country's. */
    holidayRegion: text("holiday_region"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    unique("schedules_tenant").on(table.organizerId, table.id),
    unique("schedules_of_host").on(table.hostId, table.id),
    check("schedules_holiday_country", sql`${table.holidayCountry} ~ '^[A-Z]{2}$'`),
    check(
      "schedules_holiday_region",
      sql`${table.holidayRegion} is null or ${table.holidayCountry} is not null`,
    ),
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

/**
 * A local date of the schedule's zone whose own ranges stand in place of the weekly hours that start on it;
 * without ranges it is closed.
 */
export const scheduleOverrides = pgTable(
  "schedule_overrides",
  {
    scheduleId: uuid("schedule_id")
      .notNull()
      .references(() => schedules.id, { onDelete: "cascade" }),
    onDate: date("on_date", { mode: "string" }).notNull(),
    /**
     * `own` is the organizer's; `holiday` was put there for the schedule's country and closes the day;
     * `worked-holiday` is one on which the weekly hours count all the same.
     */
    kind: text("kind", { enum: ["own", "holiday", "worked-holiday"] }).notNull(),
    /** The holiday's name, or the organizer's note: never shown to clients. */
    label: text("label").notNull().default(""),
  },
  (table) => [
    primaryKey({ columns: [table.scheduleId, table.onDate] }),
    check("schedule_overrides_kind", sql`${table.kind} in ('own', 'holiday', 'worked-holiday')`),
  ],
)

/** One range of an overridden date. An end at or before its start runs over midnight. */
export const scheduleOverrideHours = pgTable(
  "schedule_override_hours",
  {
    scheduleId: uuid("schedule_id").notNull(),
    onDate: date("on_date", { mode: "string" }).notNull(),
    startMinute: smallint("start_minute").notNull(),
    endMinute: smallint("end_minute").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.scheduleId, table.onDate, table.startMinute] }),
    check("schedule_override_hours_start", sql`${table.startMinute} between 0 and 1439`),
    check("schedule_override_hours_end", sql`${table.endMinute} between 1 and 1440`),
    foreignKey({
      name: "schedule_override_hours_override",
      columns: [table.scheduleId, table.onDate],
      foreignColumns: [scheduleOverrides.scheduleId, scheduleOverrides.onDate],
    }).onDelete("cascade"),
  ],
)
