/**
 * The database of this checkout: the one that `DATABASE_URL` names, or the embedded one in the data folder,
 * which is started by whoever needs it first and stopped by whoever leaves it last.
 */
import { randomBytes } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { alone } from "./alone.mjs"
import { readJson, writePrivateJson } from "./files.mjs"
import { isReachable, postgresAccount, systemFolder } from "./postgres-account.mjs"
import { findRunning, resetPassword, startCluster } from "./postgres.mjs"
import { commandLine, isAlive } from "./processes.mjs"
import { projectPath } from "./project.mjs"

/**
 * @param {string} dataDir the checkout's
 * @returns {string} the cluster's folder: inside, unless Postgres' account cannot go there
 */
function placeCluster(dataDir) {
  const kept = readJson(join(dataDir, "postgres.json"))?.dataDir
  if (typeof kept === "string" && existsSync(kept)) return kept
  const inside = join(dataDir, "postgres")
  const account = postgresAccount(inside)
  if (isReachable(inside, account)) return inside
  return join(systemFolder(dataDir, account), "postgres")
}

/** @param {number} pid @returns {boolean} whether it is a command of Holdfast's, not a later stranger */
function isUser(pid) {
  return isAlive(pid) && /bin\/\w+\.mjs/.test(commandLine(pid))
}

/**
 * Starts or finds the embedded Postgres, creates the database `holdfast` in it, and writes
 * `postgres.json` (0600: `url`, and what is needed to find it again).
 *
 * @param {string} dataDir
 * @returns {Promise<{ url: string, isRunning: () => boolean, leave: () => Promise<void> }>} `leave` stops
 *   it, unless another process of this checkout still uses it
 */
export function joinEmbedded(dataDir) {
  return alone(join(dataDir, "postgres.lock"), () => enter(dataDir))
}

/** @param {string} dataDir */
async function enter(dataDir) {
  const users = join(dataDir, "postgres.users")
  const mine = join(users, String(process.pid))
  mkdirSync(users, { recursive: true })
  writeFileSync(mine, "")
  const file = join(dataDir, "postgres.json")
  const kept = readJson(file) ?? {}
  const clusterDir = placeCluster(dataDir)
  const password = kept.password ?? randomBytes(24).toString("base64url")
  const options = {
    projectPath,
    dataDir: clusterDir,
    logFile: join(dataDir, "postgres.log"),
    password,
    port: kept.port,
    settings: { max_connections: "100", log_timezone: "UTC" },
  }
  if (!kept.password && existsSync(join(clusterDir, "PG_VERSION"))) {
    const running = await findRunning(clusterDir)
    if (running)
      throw new Error(`${file} is gone while its Postgres (process ${running.pid}) runs.`)
    await resetPassword(options)
  }
  const cluster = await startCluster(options)
  const url = cluster.url("holdfast")
  writePrivateJson(file, { url, dataDir: clusterDir, port: cluster.port, password })
  await createDatabase(cluster.url("postgres"))
  return {
    url,
    isRunning: cluster.isRunning,
    leave: async () => {
      rmSync(mine, { force: true })
      for (const name of readdirSync(users)) {
        if (isUser(Number(name))) return cluster.release()
        rmSync(join(users, name), { force: true })
      }
      await cluster.stop()
    },
  }
}

/** @param {string} adminUrl */
async function createDatabase(adminUrl) {
  const { default: pg } = await import("pg")
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query("select from pg_database where datname = 'holdfast'")
    if (rowCount === 0) await client.query("create database holdfast template template0")
  } catch (error) {
    // 42P04: another process of this checkout created it at the same moment.
    if (/** @type {{ code?: string }} */ (error).code !== "42P04") throw error
  } finally {
    await client.end()
  }
}

/**
 * Sets `DATABASE_URL` for a command that is to run now. The embedded database is brought to this build too;
 * whoever has one of their own says when that happens.
 *
 * @param {string} dataDir
 * @param {{ migrate: boolean }} options
 * @returns {Promise<() => Promise<void>>} call it in the end
 */
export async function provideDatabase(dataDir, { migrate }) {
  if (process.env.DATABASE_URL) return async () => {}
  const database = await joinEmbedded(dataDir)
  process.env.DATABASE_URL = database.url
  if (migrate) {
    const program = pathToFileURL(join(projectPath, "build", "migrate.js")).href
    const { main } = await import(program)
    await main([])
  }
  return database.leave
}
