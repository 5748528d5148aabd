import { randomBytes } from "node:crypto"
import { chmodSync, mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import postgres from "postgres"
import { startEmbedded } from "#db/embedded.ts"
import { migrate } from "#db/migrate.ts"

/** Safe for tests only: a crash would lose data, and no test survives a crash. */
const fastSettings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
  max_wal_size: "2GB",
  max_connections: "200",
  shared_buffers: "128MB",
  log_line_prefix: "%m [%p] %d %e ",
  log_lock_waits: "on",
}

/**
 * Once per test run: a Postgres server (`TEST_DATABASE_URL`, a superuser's address, or an embedded one on
 * a free port) with a template database that holds every migration. Test files clone it, see `testing.ts`.
 *
 * @returns the tear-down
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const run = `${process.pid}_${randomBytes(4).toString("hex")}`
  const given = process.env.TEST_DATABASE_URL
  let serverUrl = given
  let logFile = ""
  let stop = async () => {}
  if (!serverUrl) {
    const folder = mkdtempSync(join(tmpdir(), "holdfast-test-"))
    // Under root, Postgres runs as another account, which must be able to enter.
    chmodSync(folder, 0o711)
    logFile = join(folder, "postgres.log")
    const cluster = await startEmbedded({
      projectPath: resolve(import.meta.dirname, ".."),
      dataDir: join(folder, "data"),
      logFile,
      password: randomBytes(18).toString("base64url"),
      settings: fastSettings,
      throwaway: true,
    })
    serverUrl = cluster.url("postgres")
    stop = cluster.stop
  }
  const template = `holdfast_template_${run}`
  const server = postgres(serverUrl, { max: 1, onnotice: () => {} })
  const dropTemplate = async () => {
    const left = await server<{ datname: string }[]>`
      select datname from pg_database where datname like ${`holdfast_test_${run}_%`}`
    for (const { datname } of left) await server.unsafe(`drop database "${datname}" with (force)`)
    await server.unsafe(`drop database if exists "${template}" with (force)`)
  }
  try {
    await server.unsafe(`create database "${template}" template template0 encoding 'UTF8'`)
    const templateUrl = new URL(serverUrl)
    templateUrl.pathname = `/${template}`
    await migrate(templateUrl.href)
  } catch (error) {
    await server.end()
    await stop()
    throw error
  }
  process.env.HOLDFAST_TEST_SERVER = JSON.stringify({ serverUrl, template, run, logFile })
  return async () => {
    if (given) await dropTemplate()
    await server.end()
    await stop()
  }
}
