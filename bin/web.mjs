/**
 * `npm run web`: one web process, remix-serve with our module loaded before it. As many as wanted may run,
 * each on its own PORT or machine.
 */
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { ensureBuilt } from "./building.mjs"
import { provideDatabase } from "./database.mjs"
import { install } from "./install.mjs"
import { followParent } from "./parent.mjs"
import { isPortFree } from "./ports.mjs"
import { printProblem, Problem } from "./problem.mjs"
import { dataPath, projectPath, readEnvFile } from "./project.mjs"
import { completeEnv, readSettings } from "./settings.mjs"

/** @param {string} name @returns {string} */
const built = (name) => join(projectPath, "build", name)

try {
  const supervised = followParent()
  // remix-serve looks for public/ where it is started.
  process.chdir(projectPath)
  readEnvFile()
  process.env.NODE_ENV ||= "production"
  if (!supervised) {
    const { port } = readSettings()
    if (!(await isPortFree(port))) throw new Problem(`Port ${port} is already in use.`)
    if (!existsSync(built(""))) install()
    await ensureBuilt()
    await completeEnv(dataPath())
    const leave = await provideDatabase(dataPath(), { migrate: true })
    const place = /** @type {Record<symbol, (() => Promise<void>)[]>} */ (
      /** @type {unknown} */ (globalThis)
    )
    const closers = Symbol.for("holdfast.closers")
    place[closers] = [...(place[closers] ?? []), leave]
    const { main: checkEnv } = await import(pathToFileURL(built("check-env.js")).href)
    if ((await checkEnv([])) !== 0) {
      await leave()
      process.exit(1)
    }
  }
  await import(pathToFileURL(built("web-preload.js")).href)
  process.argv[2] = built(join("server", "index.js"))
  const require = createRequire(import.meta.url)
  const serve = require.resolve("@remix-run/serve/package.json")
  require(join(serve, "..", "dist", "cli.js"))
} catch (error) {
  printProblem(error)
  process.exit(1)
}
