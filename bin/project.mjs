/** Where this checkout is, where its data is, and what its `.env` says. */
import { chmodSync, existsSync, readFileSync } from "node:fs"
import { dirname, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { parseEnv } from "node:util"
import { makeFolder } from "./files.mjs"
import { Problem } from "./problem.mjs"

export const projectPath = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * Adds what `.env` sets and the environment does not; an empty variable counts as not set. Tests name
 * another file in HOLDFAST_ENV_FILE, so that nobody's own keys are used.
 */
export function readEnvFile() {
  const file = resolve(projectPath, process.env.HOLDFAST_ENV_FILE || ".env")
  if (!existsSync(file)) return
  for (const [name, value] of Object.entries(parseEnv(readFileSync(file, "utf8")))) {
    if (!process.env[name] && value !== undefined) process.env[name] = value
  }
}

/** @returns {string} the folder for everything that this checkout keeps; created when missing */
export function dataPath() {
  const path = resolve(projectPath, process.env.HOLDFAST_DATA_DIR || ".data")
  try {
    makeFolder(path)
    // Under root, Postgres' own account must be able to pass through; what is secret is 0600 inside.
    chmodSync(path, process.getuid?.() === 0 ? 0o711 : 0o700)
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    throw new Problem(
      `HOLDFAST_DATA_DIR: ${path} cannot be used (${code}). Change its owner, remove it, or name another folder.`,
    )
  }
  return path
}
