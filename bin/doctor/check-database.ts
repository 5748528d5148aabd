import { readFileSync } from "node:fs"
import { join } from "node:path"
import postgres from "postgres"
import { z } from "zod"
import { migrationsFolder } from "#db/migrate.ts"
import type { Check } from "./check.ts"

const oldestVersion = 15
const mostSkewMs = 2_000
const journalSchema = z.object({ entries: z.array(z.unknown()) })

async function asking<T>(url: string, ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    return await ask(sql)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** The database answers and is new enough, has this build's migrations, and agrees about the time. */
export function databaseChecks(url: string, nowMs: () => number): Check[] {
  return [
    {
      name: "Database",
      look: () =>
        asking(url, async (sql) => {
          const [row] = await sql<{ version: string }[]>`show server_version`
          const version = Object.values(row ?? {})[0] ?? ""
          if (Number.parseInt(version, 10) < oldestVersion) {
            throw new Error(`Postgres ${version} is too old, ${oldestVersion} is the oldest.`)
          }
          return `Postgres ${version}`
        }),
    },
    {
      name: "Migrations",
      look: () =>
        asking(url, async (sql) => {
          const journal = readFileSync(join(migrationsFolder(), "meta", "_journal.json"), "utf8")
          const wanted = journalSchema.parse(JSON.parse(journal)).entries.length
          const [known] = await sql`
            select to_regclass('drizzle.__drizzle_migrations') is not null as known`
          const rows = known?.known
            ? await sql<{ n: number }[]>`
                select count(*)::int as n from drizzle.__drizzle_migrations`
            : []
          const applied = rows[0]?.n ?? 0
          if (applied < wanted) {
            throw new Error(`${applied} of ${wanted} migrations are applied. Run npm run migrate.`)
          }
          return `${applied} applied`
        }),
    },
    {
      name: "Clock",
      look: () =>
        asking(url, async (sql) => {
          const before = nowMs()
          const [row] = await sql<{ ms: number }[]>`
            select extract(epoch from clock_timestamp())::float8 * 1000 as ms`
          const skewMs = Math.round((row?.ms ?? 0) - (before + nowMs()) / 2)
          if (Math.abs(skewMs) > mostSkewMs) {
            throw new Error(`The database's clock differs from this machine's by ${skewMs} ms.`)
          }
          return `the database differs by ${skewMs} ms`
        }),
    },
  ]
}
