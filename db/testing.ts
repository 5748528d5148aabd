import { randomBytes } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import postgres from "postgres"
import { z } from "zod"

const serverSchema = z.object({
  serverUrl: z.string(),
  template: z.string(),
  run: z.string(),
  logFile: z.string(),
})

function testServer() {
  const raw = process.env.HOLDFAST_TEST_SERVER
  if (!raw) throw new Error("There is no test database: run this file as *.integration.test.ts.")
  return serverSchema.parse(JSON.parse(raw))
}

async function onServer<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(testServer().serverUrl, { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

/**
 * A database of a test file's own, with every migration applied and no rows.
 *
 * @returns `url` to connect to, and `drop`, which also ends the connections still open to it
 */
export async function createTestDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const { serverUrl, template, run } = testServer()
  const name = `holdfast_test_${run}_${randomBytes(6).toString("hex")}`
  await onServer((sql) => sql.unsafe(`create database "${name}" template "${template}"`))
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: async () => {
      await onServer((sql) => sql.unsafe(`drop database if exists "${name}" with (force)`))
    },
  }
}

/**
 * What the embedded test server has logged so far in this run: errors with their SQLSTATE (a deadlock is
 * `40P01`), lock waits and the statements behind them. Lines carry the database's name. Null when the
 * tests run on `TEST_DATABASE_URL`, whose log is not ours to read; `countDeadlocks` works there too.
 *
 * @param databaseUrl only the lines of this database
 */
export function databaseLog(databaseUrl?: string): string | null {
  const { logFile } = testServer()
  if (!logFile || !existsSync(logFile)) return null
  const log = readFileSync(logFile, "utf8")
  if (databaseUrl === undefined) return log
  // Other test files run beside this one on the same server, and one of them deadlocks on purpose.
  const name = new URL(databaseUrl).pathname.slice(1)
  return log
    .split("\n")
    .filter((line) => line.includes(name))
    .join("\n")
}

/**
 * How many deadlocks Postgres has broken up in one database, by its own count.
 *
 * @param databaseUrl as `createTestDatabase` gave it
 */
export async function countDeadlocks(databaseUrl: string): Promise<number> {
  const name = new URL(databaseUrl).pathname.slice(1)
  return onServer(async (sql) => {
    const rows = await sql<{ deadlocks: string }[]>`
      select deadlocks from pg_stat_database where datname = ${name}`
    return Number(rows[0]?.deadlocks ?? 0)
  })
}
