import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { drizzle } from "drizzle-orm/postgres-js"
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator"
import { runMigrations as migrateQueue } from "graphile-worker"
import postgres from "postgres"

/** Any number will do, as long as every process of every version uses the same one. */
const MIGRATION_KEY = 4_021_873_311

/** `DATABASE_URL` leads to no database that may be used. Its message is one line, without the address' password. */
export class UnreachableDatabase extends Error {
  constructor(cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    super(`DATABASE_URL leads to no database: ${reason.replace(/\s+/g, " ")}. See .env.example.`)
    this.name = "UnreachableDatabase"
  }
}

/**
 * Brings the database to this build: the tables, then the job queue's own schema. However many
 * processes start at once, one does the work and the others wait for it.
 * @throws UnreachableDatabase when nothing answers there, or not to this account
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  try {
    await client`select 1`.catch((error: unknown) => {
      throw new UnreachableDatabase(error)
    })
    await client`select pg_advisory_lock(${MIGRATION_KEY})`
    await runMigrations(drizzle(client), { migrationsFolder: migrationsFolder() })
    await migrateQueue({ connectionString: databaseUrl })
  } finally {
    await client.end({ timeout: 5 })
  }
}

/** Beside this file in the sources; beside the bundle once built. */
export function migrationsFolder(): string {
  const candidates = ["./migrations", "./db/migrations", "../db/migrations"].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  )
  const found = candidates.find((path) => existsSync(path))
  if (!found) throw new Error("The migrations folder is missing from this build.")
  return found
}
