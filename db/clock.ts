import { sql } from "drizzle-orm"
import type { Queryable } from "./client.ts"

/** What time it is, asked once per transaction and after its rows are locked. */
export type Clock = { now(db: Queryable): Promise<Date> }

/** The database's own clock: the same for every process, however many machines there are. */
export const databaseClock: Clock = {
  async now(db) {
    const [row] = await db.execute<{ now: string }>(
      sql`select (extract(epoch from clock_timestamp()) * 1000)::bigint::text as now`,
    )
    return new Date(Number(row?.now))
  },
}

/** A clock that stands still until it is moved, for tests. */
export function standingClock(
  start: Date,
): Clock & { set(at: Date): void; advance(ms: number): void } {
  let at = start
  return {
    now: async () => at,
    set: (next) => {
      at = next
    },
    advance: (ms) => {
      at = new Date(at.getTime() + ms)
    },
  }
}
