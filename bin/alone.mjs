/** Work that one process at a time may do. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { isAlive } from "./processes.mjs"

/** No work takes this long: a lock that is older was left behind, and its number is another process's by now. */
const longestMs = 600_000
/** Whoever waits longer is told for whom. */
const patienceMs = 5_000

/** @param {string} file @returns {boolean} */
function isLeftBehind(file) {
  try {
    return Date.now() - statSync(file).mtimeMs > longestMs
  } catch {
    return false
  }
}

/** @param {string} file @returns {number | null} whose it is; null when nobody's */
function ownerOf(file) {
  try {
    return Number(readFileSync(file, "utf8"))
  } catch {
    return null
  }
}

/**
 * Whoever comes meanwhile waits. A lock left by a killed process is taken over.
 *
 * @template T
 * @param {string} file the lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(file, work) {
  mkdirSync(dirname(file), { recursive: true })
  const since = Date.now()
  let isTold = false
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" })
      break
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error
    }
    // The file is empty for a moment while it is made, so only a number is somebody's.
    const owner = ownerOf(file)
    const isOver = owner !== null && owner > 0 && (owner === process.pid || !isAlive(owner))
    if (isOver || isLeftBehind(file)) {
      rmSync(file, { force: true })
      continue
    }
    if (!isTold && Date.now() - since > patienceMs) {
      isTold = true
      console.error(`Waiting for process ${owner}, which holds ${file} …`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}
