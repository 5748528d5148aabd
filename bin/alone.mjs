/** Work that one process at a time may do. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { isAlive } from "./processes.mjs"

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
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" })
      break
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error
    }
    // The file is empty for a moment while it is made, so only a number is somebody's.
    const owner = ownerOf(file)
    if (owner !== null && owner > 0 && (owner === process.pid || !isAlive(owner))) {
      rmSync(file, { force: true })
    } else await new Promise((resolve) => setTimeout(resolve, 100))
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}
