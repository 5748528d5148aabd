/** Small files that are written whole or not at all, and the folders for them. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { Problem } from "./problem.mjs"

/**
 * @param {string} path
 * @param {unknown} value written as JSON, readable by this account only
 */
export function writePrivateJson(path, value) {
  const half = `${path}.${process.pid}.new`
  writeFileSync(half, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(half, path)
}

/**
 * @param {string} path
 * @returns {any} null when there is no such file
 * @throws {Problem} when it cannot be read: what is kept must never be replaced by mistake
 */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"))
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code === "ENOENT") return null
    const why = code === "EACCES" ? "it belongs to another account" : message
    throw new Problem(`${path} cannot be read: ${why}. Mend or remove it.`)
  }
}

/**
 * Makes a folder and those above it. Node's own recursive way never ends where the system says that a folder
 * which is there has no room for another, as below `/proc`.
 *
 * @param {string} path absolute
 */
export function makeFolder(path) {
  if (existsSync(path)) return
  const above = dirname(path)
  if (above !== path) makeFolder(above)
  try {
    mkdirSync(path)
  } catch (error) {
    // Somebody else may have made it at the same moment.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error
  }
}
