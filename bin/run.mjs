/**
 * `node bin/run.mjs <command>`: runs `build/<command>.js`, building first when the sources changed, with
 * the environment completed and a database. Each program exports `main(args)`, which answers the exit code.
 */
import { existsSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { ensureBuilt } from "./building.mjs"
import { provideDatabase } from "./database.mjs"
import { install } from "./install.mjs"
import { followParent } from "./parent.mjs"
import { printProblem, Problem } from "./problem.mjs"
import { dataPath, projectPath, readEnvFile } from "./project.mjs"
import { completeEnv } from "./settings.mjs"

const withoutDatabase = ["sandbox", "check-env"]

/** @param {string} command @param {string[]} args */
async function run(command, args) {
  const supervised = followParent()
  process.chdir(projectPath)
  readEnvFile()
  process.env.NODE_ENV ||= "production"
  if (!supervised) {
    if (!existsSync(join(projectPath, "build"))) install()
    await ensureBuilt()
    await completeEnv(dataPath())
  }
  const program = join(projectPath, "build", `${command}.js`)
  if (!existsSync(program)) throw new Problem(`There is no command named ${command}.`)
  const leave =
    supervised || withoutDatabase.includes(command)
      ? async () => {}
      : await provideDatabase(dataPath())
  try {
    const { main } = await import(pathToFileURL(program).href)
    return await main(args)
  } finally {
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
