import { sql } from "drizzle-orm"
import type { Queryable } from "./client.ts"
import journal from "./migrations/meta/_journal.json" with { type: "json" }

const newest = Math.max(...journal.entries.map(({ when }) => when))

/**
 * Whether the database has every migration of this build, or is further on: a newer build has migrated it
 * while this one still runs.
 */
export async function isMigrated(db: Queryable): Promise<boolean> {
  const [there] = await db.execute<{ isThere: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as "isThere"`,
  )
  if (!there?.isThere) return false
  const [row] = await db.execute<{ newest: string | null }>(
    sql`select max(created_at)::text as newest from drizzle.__drizzle_migrations`,
  )
  return Number(row?.newest ?? 0) >= newest
}
