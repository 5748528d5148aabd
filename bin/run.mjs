/**
 * `node bin/run.mjs <command>`: runs `build/<command>.js`, building first when the sources changed, with
 * the environment completed and a database. Each program exports `main(args)`, which answers the exit code.
 */
import { existsSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { ensureBuilt } from "./building.mjs"
import { keepAlive } from "./children.mjs"
import { provideDatabase } from "./database.mjs"
import { install } from "./install.mjs"
import { followParent } from "./parent.mjs"
import { isPortFree } from "./ports.mjs"
import { printProblem, Problem } from "./problem.mjs"
import { dataPath, projectPath, readEnvFile } from "./project.mjs"
import { completeEnv, readSettings } from "./settings.mjs"

/** @param {string} command @param {string[]} args */
function needsDatabase(command, args) {
  if (command === "bench") return !args.includes("slots")
  return !["sandbox", "check-env"].includes(command)
}

/**
 * The seed connects a calendar, so it needs the stand-ins: those of a running start, or its own.
 *
 * @param {string[]} standIns
 * @returns {Promise<() => Promise<void>>} call it in the end
 */
async function provideSandbox(standIns) {
  if (standIns.length === 0 || !(await isPortFree(readSettings().sandboxPort)))
    return async () => {}
  const sandbox = keepAlive({
    name: "sandbox",
    args: [join("bin", "run.mjs"), "sandbox"],
    onPid: () => {},
    onGivenUp: () => {},
  })
  await sandbox.ready
  return sandbox.stop
}

/** @param {string} command @param {string[]} args */
async function run(command, args) {
  const supervised = followParent()
  process.setSourceMapsEnabled(true)
  process.chdir(projectPath)
  readEnvFile()
  process.env.NODE_ENV ||= "production"
  let leaveSandbox = async () => {}
  if (!supervised) {
    if (!existsSync(join(projectPath, "build"))) install()
    await ensureBuilt()
    const { standIns } = await completeEnv(dataPath())
    if (command === "seed") leaveSandbox = await provideSandbox(standIns)
  }
  const program = join(projectPath, "build", `${command}.js`)
  if (!existsSync(program)) throw new Problem(`There is no command named ${command}.`)
  const leave =
    !supervised && needsDatabase(command, args)
      ? await provideDatabase(dataPath(), { migrate: command !== "doctor" })
      : async () => {}
  try {
    const { main } = await import(pathToFileURL(program).href)
    return await main(args)
  } finally {
    await leaveSandbox()
    await leave()
  }
}

const [command = "", ...args] = process.argv.slice(2)
try {
  process.exitCode = await run(command, args)
} catch (error) {
  printProblem(error)
  process.exitCode = 1
}
// A program that is done is done, whatever a library of its still keeps open.
process.exit()
