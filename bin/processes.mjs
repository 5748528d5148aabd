/** What the operating system says about other processes. Linux is read from /proc, others through `ps`. */
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"

/**
 * Whether a process runs. A zombie (ended, but not yet collected by its parent) counts as ended.
 *
 * @param {number} pid
 * @returns {boolean}
 */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EPERM") return false
  }
  if (process.platform !== "linux") return true
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
    return !stat.slice(stat.lastIndexOf(")") + 2).startsWith("Z")
  } catch {
    return false
  }
}

/**
 * The command line a process was started with, its arguments parted by spaces; empty when unknown.
 *
 * @param {number} pid
 * @returns {string}
 */
export function commandLine(pid) {
  try {
    if (process.platform === "linux") {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").join(" ").trim()
    }
    return execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" }).trim()
  } catch {
    return ""
  }
}

/** @param {number} pid @returns {number} the parent's pid, 0 when unknown */
function parentOf(pid) {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
      return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1])
    }
    return Number(execFileSync("ps", ["-p", String(pid), "-o", "ppid="], { encoding: "utf8" }))
  } catch {
    return 0
  }
}

/**
 * The package manager that began this process. Between the two there is often a shell.
 *
 * @returns {number} its pid, 0 when this process was begun otherwise
 */
export function findPackageManager() {
  if (!process.env.npm_lifecycle_event) return 0
  let pid = process.ppid
  for (let steps = 0; pid > 1 && steps < 3; steps += 1) {
    if (/\b(npm|pnpm|yarn)\b/.test(commandLine(pid))) return pid
    pid = parentOf(pid)
  }
  return 0
}

/**
 * Waits until a condition holds.
 *
 * @param {() => boolean | Promise<boolean>} condition
 * @param {number} timeoutMs
 * @param {number} [everyMs]
 * @returns {Promise<boolean>} whether it held in time
 */
export async function waitUntil(condition, timeoutMs, everyMs = 25) {
  const endsAt = performance.now() + timeoutMs
  for (;;) {
    if (await condition()) return true
    if (performance.now() >= endsAt) return false
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}
