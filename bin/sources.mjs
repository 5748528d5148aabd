/** Whether `build/` was made from the sources as they are now. */
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { projectPath } from "./project.mjs"

const folders = ["app", "bench", "bin", "db", "jobs", "public"]
const files = ["package.json", "package-lock.json", "tsconfig.json", "vite.config.ts"]
const hashFile = join(projectPath, "build", ".sources")

/** @returns {string} a hash of everything that a build is made from; tests are not part of it */
export function hashSources() {
  const paths = [...files]
  for (const folder of folders) {
    if (!existsSync(join(projectPath, folder))) continue
    const entries = readdirSync(join(projectPath, folder), { recursive: true, withFileTypes: true })
    for (const entry of entries) {
      if (!entry.isFile() || /\.test\.tsx?$/.test(entry.name)) continue
      paths.push(join(entry.parentPath, entry.name).slice(projectPath.length + 1))
    }
  }
  const hash = createHash("sha256").update(process.version.split(".")[0] ?? "")
  for (const path of paths.sort()) {
    hash.update(`\0${path}\0`).update(readFileSync(join(projectPath, path)))
  }
  return hash.digest("hex")
}

/** @returns {boolean} whether a whole build is there, of whatever sources */
export function hasBuild() {
  return existsSync(hashFile)
}

/** @returns {boolean} */
export function isBuildFresh() {
  return hasBuild() && readFileSync(hashFile, "utf8") === hashSources()
}

export { hashFile }
