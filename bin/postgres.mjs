/**
 * One Postgres cluster in a folder: made when missing, started, found again when it outlived the process
 * that started it, and stopped. Holds no policy about where the folder is; see `database.mjs`.
 */
import { spawn, spawnSync } from "node:child_process"
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs"
import { dirname, join } from "node:path"
import { freeLoopbackPort } from "./ports.mjs"
import { postgresAccount, postgresPrograms } from "./postgres-account.mjs"
import { commandLine, isAlive, waitUntil } from "./processes.mjs"

const user = "holdfast"
const logLimitBytes = 10_000_000

/** @typedef {import("./postgres-account.mjs").Account} Account */
/**
 * @typedef {object} Cluster
 * @property {number} port on 127.0.0.1
 * @property {number} pid the postmaster's
 * @property {boolean} adopted whether it was already running
 * @property {(database: string) => string} url
 * @property {() => boolean} isRunning
 * @property {() => Promise<void>} stop waits for the clean shutdown
 * @property {() => void} release leaves it running when this process ends
 */
/**
 * @typedef {object} ClusterOptions
 * @property {string} projectPath the checkout, to find a place for what root's Postgres cannot reach
 * @property {string} dataDir
 * @property {string} logFile
 * @property {string} password for the superuser `holdfast`
 * @property {number} [port] the wanted port; another is chosen when it is taken
 * @property {Record<string, string>} [settings] as in postgresql.conf
 * @property {boolean} [throwaway] for tests: made without fsync, and its folder removed in the end
 */

/** @returns {NodeJS.ProcessEnv} what initdb and postgres see: our locale, nobody's PG* settings */
function plainEnv() {
  const env = { ...process.env, LC_ALL: "C", LANG: "C", TZ: "UTC" }
  for (const name of Object.keys(env)) if (name.startsWith("PG")) Reflect.deleteProperty(env, name)
  return env
}

/** @param {string} logFile @returns {string} the last lines, for an error message */
function logTail(logFile) {
  if (!existsSync(logFile)) return ""
  return readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-12).join("\n")
}

/**
 * @param {string} dataDir
 * @returns {{ pid: number, port: number, status: string } | null} what postmaster.pid says: Postgres'
 *   documentation of the file names pid in line 1, port in line 4, status in line 8
 */
function readPidFile(dataDir) {
  try {
    const lines = readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n")
    const pid = Number(lines[0])
    if (!Number.isInteger(pid) || pid <= 0) return null
    return { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? "").trim() }
  } catch {
    return null
  }
}

/** @param {number} pid @param {string} dataDir */
function isPostmaster(pid, dataDir) {
  if (!isAlive(pid)) return false
  const command = commandLine(pid)
  return command.includes("postgres") && command.includes(dataDir)
}

/**
 * The postmaster that already serves this folder, once it is ready. A pid file left by a crash is removed,
 * but only when its process is gone or is no Postgres of this folder.
 *
 * @param {string} dataDir
 * @returns {Promise<{ pid: number, port: number } | null>}
 */
export async function findRunning(dataDir) {
  for (;;) {
    const file = readPidFile(dataDir)
    if (file === null) return null
    if (!isPostmaster(file.pid, dataDir)) {
      rmSync(join(dataDir, "postmaster.pid"), { force: true })
      return null
    }
    const settled = await waitUntil(() => {
      const now = readPidFile(dataDir)
      return now === null || now.status === "ready" || !isPostmaster(now.pid, dataDir)
    }, 60_000)
    if (!settled)
      throw new Error(`Postgres in ${dataDir} (process ${file.pid}) neither starts nor ends.`)
    const ready = readPidFile(dataDir)
    if (ready !== null && ready.status === "ready" && isPostmaster(ready.pid, dataDir)) return ready
  }
}

/**
 * @param {ClusterOptions} options
 * @param {string} initdb
 * @param {Account | null} account
 */
function create({ dataDir, password, throwaway }, initdb, account) {
  // Made beside its place and then renamed, so that a crash never leaves half a cluster there.
  const half = `${dataDir}.new`
  const passwordFile = `${dataDir}.password`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (account) {
    chownSync(half, account.uid, account.gid)
    chownSync(passwordFile, account.uid, account.gid)
  }
  try {
    const made = spawnSync(
      initdb,
      [
        `--pgdata=${half}`,
        `--username=${user}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        ...(throwaway ? ["--no-sync"] : []),
      ],
      { ...account, env: plainEnv(), cwd: "/", encoding: "utf8" },
    )
    if (made.error) throw made.error
    if (made.status !== 0) throw new Error(`initdb failed:\n${made.stdout}${made.stderr}`.trim())
    renameSync(half, dataDir)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(half, { recursive: true, force: true })
  }
}

/**
 * Sets the superuser's password without knowing the old one, while the cluster is stopped.
 *
 * @param {ClusterOptions} options
 */
export async function resetPassword(options) {
  const account = postgresAccount(options.dataDir)
  const { postgres } = await postgresPrograms(options.projectPath, account)
  const done = spawnSync(postgres, ["--single", "-D", options.dataDir, "postgres"], {
    ...account,
    env: plainEnv(),
    cwd: "/",
    encoding: "utf8",
    input: `ALTER ROLE ${user} PASSWORD '${options.password}'\n`,
  })
  if (done.status !== 0) throw new Error(`Postgres' password could not be set:\n${done.stderr}`)
}

/**
 * Ends the postmaster when this process is gone, however it went: a shell that waits on a pipe of ours.
 *
 * @param {number} pid
 * @param {string | null} folder removed afterwards
 * @returns {() => void} call it to send the guard away
 */
function guard(pid, folder) {
  if (process.platform === "win32") return () => {}
  const script =
    'read -r word && exit 0; kill -INT "$1"; [ -n "$2" ] || exit 0; ' +
    'while kill -0 "$1" 2>/dev/null; do sleep 0.2; done; rm -rf "$2"'
  const shell = spawn("sh", ["-c", script, "holdfast-guard", String(pid), folder ?? ""], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
    cwd: "/",
  })
  shell.on("error", () => {})
  shell.stdin.on("error", () => {})
  shell.unref()
  return () => {
    if (!shell.stdin.destroyed) shell.stdin.end("done\n")
  }
}

/**
 * @param {ClusterOptions} options
 * @param {number} pid
 * @param {number} port
 * @param {boolean} adopted
 * @returns {Cluster}
 */
function clusterOf(options, pid, port, adopted) {
  const folder = options.throwaway ? dirname(options.dataDir) : null
  const sendGuardAway = guard(pid, folder)
  return {
    port,
    pid,
    adopted,
    url: (database) =>
      `postgres://${user}:${encodeURIComponent(options.password)}@127.0.0.1:${port}/${database}`,
    isRunning: () => isAlive(pid),
    release: sendGuardAway,
    stop: async () => {
      // SIGINT is Postgres' "fast" shutdown: sessions are ended, everything is written.
      if (isPostmaster(pid, options.dataDir)) process.kill(pid, "SIGINT")
      if (!(await waitUntil(() => !isAlive(pid), 30_000))) process.kill(pid, "SIGQUIT")
      await waitUntil(() => !isAlive(pid), 5_000)
      sendGuardAway()
      if (folder) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Starts the cluster of a folder, made first when missing, or adopts the one that runs there.
 *
 * @param {ClusterOptions} options
 * @returns {Promise<Cluster>}
 */
export async function startCluster(options) {
  const { dataDir, logFile, settings = {} } = options
  mkdirSync(dirname(dataDir), { recursive: true })
  const account = postgresAccount(dataDir)
  const running = await findRunning(dataDir)
  if (running) return clusterOf(options, running.pid, running.port, true)
  const programs = await postgresPrograms(options.projectPath, account)
  if (!existsSync(join(dataDir, "PG_VERSION"))) create(options, programs.initdb, account)
  chmodSync(dataDir, 0o700)
  let wantedPort = options.port
  for (let attempt = 1; ; attempt += 1) {
    const port = await freeLoopbackPort(wantedPort)
    const flags = Object.entries({
      listen_addresses: "127.0.0.1",
      unix_socket_directories: "",
      ...settings,
    }).flatMap(([name, value]) => ["-c", `${name}=${value}`])
    if (existsSync(logFile) && statSync(logFile).size > logLimitBytes) truncateSync(logFile)
    const logStart = existsSync(logFile) ? statSync(logFile).size : 0
    const log = openSync(logFile, "a", 0o600)
    // A group of its own: Ctrl-C in the terminal must not end the database before those who use it.
    const child = spawn(programs.postgres, ["-D", dataDir, "-p", String(port), ...flags], {
      ...account,
      env: plainEnv(),
      cwd: "/",
      detached: true,
      stdio: ["ignore", log, log],
    })
    closeSync(log)
    child.unref()
    let ended = false
    /** @type {Error | null} */
    let failure = null
    child.once("exit", () => (ended = true))
    child.once("error", (error) => {
      failure = error
      ended = true
    })
    const pid = child.pid
    const settled = await waitUntil(() => {
      const file = readPidFile(dataDir)
      return ended || (file !== null && file.pid === pid && file.status === "ready")
    }, 60_000)
    if (settled && !ended && pid !== undefined) return clusterOf(options, pid, port, false)
    if (!ended && pid !== undefined) process.kill(pid, "SIGQUIT")
    if (failure) throw failure
    const said = readFileSync(logFile, "utf8").slice(logStart)
    // Another program may take the port in between, and the backends of a killed postmaster need a moment.
    const passing = /Address already in use|shared memory block .* is still in use/s.test(said)
    if (!passing || attempt >= 20) {
      throw new Error(`Postgres did not start. The end of ${logFile}:\n${logTail(logFile)}`)
    }
    if (said.includes("Address already in use")) wantedPort = undefined
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}
