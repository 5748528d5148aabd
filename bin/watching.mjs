/** Development only: builds the programs again when a source changes, and restarts those that run. */
import { existsSync, watch } from "node:fs"
import { join } from "node:path"
import { buildPrograms } from "./building.mjs"
import { projectPath } from "./project.mjs"

/** @param {import("./children.mjs").Child[]} children */
export function watchSources(children) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const rebuild = async () => {
    try {
      await buildPrograms()
      for (const child of children) await child.restart()
    } catch {
      console.error("The worker and the stand-ins run as they were, until this is mended.")
    }
  }
  for (const folder of ["app", "bin", "db", "jobs"]) {
    if (!existsSync(join(projectPath, folder))) continue
    watch(join(projectPath, folder), { recursive: true }, (_event, name) => {
      if (!name || /\.test\.tsx?$/.test(name)) return
      clearTimeout(timer)
      timer = setTimeout(() => void rebuild(), 300)
    })
  }
}
