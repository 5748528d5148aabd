/** Small files that are written whole or not at all. */
import { readFileSync, renameSync, writeFileSync } from "node:fs"

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
 * @returns {any} null when the file is missing or is no JSON
 */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"))
  } catch {
    return null
  }
}
