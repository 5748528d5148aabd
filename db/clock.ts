import { sql, type SQL } from "drizzle-orm"
import type { Queryable } from "./client.ts"

/** What time it is, asked once per transaction and after its rows are locked. */
export type Clock = {
  now(db: Queryable): Promise<Date>
  /** The same in epoch milliseconds, as a column of a query that is made anyway: see `readClock`. */
  millis: SQL
}

/** The instant that a query read from a clock's `millis`: the driver gives a bigint as text. */
export function readClock(millis: string): Date {
  return new Date(Number(millis))
}

/** The database's own clock: the same for every process, however many machines there are. */
export const databaseClock: Clock = {
  async now(db) {
    const [row] = await db.execute<{ now: string }>(sql`select ${databaseClock.millis} as now`)
    if (!row) throw new Error("The database did not tell the time.")
    return readClock(row.now)
  },
  millis: sql`(extract(epoch from clock_timestamp()) * 1000)::bigint::text`,
}

/** A clock that has been read already: for all that one answer says, and nothing that is decided. */
export function readAlready(at: Date): Clock {
  return { now: async () => at, millis: millisOf(at) }
}

function millisOf(at: Date): SQL {
  return sql`${String(at.getTime())}::text`
}

/** A clock that stands still until it is moved, for tests. */
export function standingClock(
  start: Date,
): Clock & { set(at: Date): void; advance(ms: number): void } {
  let at = start
  return {
    now: async () => at,
    get millis() {
      return millisOf(at)
    },
    set: (next) => {
      at = next
    },
    advance: (ms) => {
      at = new Date(at.getTime() + ms)
    },
  }
}
