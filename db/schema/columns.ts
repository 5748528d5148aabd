import { customType, timestamp, uuid } from "drizzle-orm/pg-core"

/** Text that compares without regard to case: email addresses. */
export const citext = customType<{ data: string }>({ dataType: () => "citext" })

/** A half-open range of instants, in Postgres' own notation: `["2026-12-03T13:00:00Z","…")`. */
export const instantRange = customType<{ data: string }>({ dataType: () => "tstzrange" })

/** An instant in UTC. Columns that hold one end in `_at` (or say until when). */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" })

/** A UUIDv7 made by the application. */
export const id = () => uuid("id").primaryKey()
