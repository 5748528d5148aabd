/** Installs the packages that the lockfile names, when they are not there yet. */
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { readJson } from "./files.mjs"
import { Problem } from "./problem.mjs"
import { projectPath } from "./project.mjs"

const lockFile = join(projectPath, "package-lock.json")
const marker = join(projectPath, "node_modules", ".holdfast-lockfile")

/** @returns {string} */
function lockHash() {
  return createHash("sha256").update(readFileSync(lockFile)).digest("hex")
}

/** Whether somebody ran `npm ci` here: npm's own record in node_modules matches the lockfile. */
function matchesByHand() {
  const installed = readJson(join(projectPath, "node_modules", ".package-lock.json"))?.packages
  if (!installed) return false
  return Object.entries(readJson(lockFile)?.packages ?? {}).every(([path, wanted]) => {
    if (path === "") return true
    const found = installed[path]
    return found ? found.version === wanted.version : wanted.optional === true
  })
}

/** @returns {boolean} */
export function isInstalled() {
  if (!existsSync(join(projectPath, "node_modules"))) return false
  if (existsSync(marker) && readFileSync(marker, "utf8") === lockHash()) return true
  if (!matchesByHand()) return false
  writeFileSync(marker, lockHash())
  return true
}

/** Runs `npm ci` when needed. Throws when it fails. */
export function install() {
  if (isInstalled()) return
  console.log("Installing packages (once, about half a minute) …")
  const npm = process.env.npm_execpath
  const flags = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]
  const windows = process.platform === "win32"
  const done = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...flags], { cwd: projectPath, stdio: "inherit" })
    : spawnSync("npm", flags, { cwd: projectPath, stdio: "inherit", shell: windows })
  if (done.status !== 0) {
    throw new Problem("The packages could not be installed: npm ci failed, see above.")
  }
  writeFileSync(marker, lockHash())
}
