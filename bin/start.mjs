/**
 * `npm start`: everything from a fresh clone to a running product. Plain Node: nothing here needs a
 * package before it has installed it. `--dev` serves the web through Vite and rebuilds the rest on change.
 */
import { randomBytes } from "node:crypto"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { buildPrograms, ensureBuilt } from "./building.mjs"
import { keepAlive, runOnce } from "./children.mjs"
import { joinEmbedded } from "./database.mjs"
import { readJson } from "./files.mjs"
import { install } from "./install.mjs"
import { followParent } from "./parent.mjs"
import { isPortFree } from "./ports.mjs"
import { printProblem, Problem } from "./problem.mjs"
import { findPackageManager, isAlive, waitUntil } from "./processes.mjs"
import { dataPath, projectPath, readEnvFile } from "./project.mjs"
import { clearLeftovers, forgetRun, recordRun } from "./running.mjs"
import { completeEnv, readSettings } from "./settings.mjs"
import { watchSources } from "./watching.mjs"
import { webArgs } from "./web-args.mjs"

/** @typedef {import("./children.mjs").Child} Child */

const isDev = process.argv.includes("--dev")
const run = `holdfast-${randomBytes(6).toString("hex")}`
const npm = findPackageManager()
const readyWithinMs = 60_000
/** @type {Child[]} in the order of their start */
const children = []
/** @type {{ url: string, isRunning: () => boolean, leave: () => Promise<void> } | null} */
let database = null
/** @type {Promise<void>} settled when no database is being started */
let opening = Promise.resolve()
/** @type {string | null} */
let claimed = null
let stopping = false

/** @param {number} exitCode */
async function stop(exitCode) {
  if (stopping) return
  stopping = true
  if (claimed) record(claimed)
  // The web first, so that nobody takes what is no longer worked on; the database last.
  for (const child of [...children].reverse()) await child.stop()
  await opening.catch(() => {})
  await database?.leave()
  if (claimed) forgetRun(claimed)
  process.exit(exitCode)
}

/** @param {unknown} error */
function fail(error) {
  printProblem(error)
  return stop(1)
}

function listenForTheEnd() {
  followParent()
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (stopping && signal === "SIGINT") {
        for (const child of children) {
          const pid = child.pid()
          if (pid) process.kill(pid, "SIGKILL")
        }
      }
      void stop(0)
    })
  }
  process.on("uncaughtException", (error) => void fail(error))
  process.on("unhandledRejection", (error) => void fail(error))
  // When npm is killed in a way that it cannot pass on, this must not stay behind.
  if (npm > 0) setInterval(() => isAlive(npm) || void stop(0), 200).unref()
}

/** @param {{ port: number, sandboxPort: number }} ports @param {boolean} withSandbox */
async function refuseTakenPorts({ port, sandboxPort }, withSandbox) {
  if (!(await isPortFree(port))) {
    throw new Problem(
      `Port ${port} is already in use. Stop what uses it, or set PORT to another port.`,
    )
  }
  if (withSandbox && !(await isPortFree(sandboxPort))) {
    throw new Problem(
      `Port ${sandboxPort}, for the stand-ins, is already in use. Stop what uses it, or set SANDBOX_PORT to another port.`,
    )
  }
}

/** @param {string} name @param {string[]} args */
function begin(name, args) {
  // Told to end while it was still starting.
  if (stopping) throw new Problem("")
  const child = keepAlive({
    name,
    args,
    onPid: () => claimed && record(claimed),
    onGivenUp: (problem) => void fail(problem),
  })
  children.push(child)
  if (claimed) record(claimed)
  return child
}

/** @param {string} dataDir */
function record(dataDir) {
  const pids = children.flatMap((child) => child.pid() ?? [])
  const port = Number(process.env.PORT)
  recordRun(dataDir, { pid: process.pid, npm, run, port, stopping, children: pids })
}

/** @param {Child} child */
async function untilReady(child) {
  const timer = setTimeout(
    () => void fail(new Problem(`The ${child.name} was not ready in time.`)),
    readyWithinMs,
  )
  await child.ready
  clearTimeout(timer)
}

/** @param {number} port */
async function untilWebAnswers(port) {
  let answer = ""
  const answered = await waitUntil(
    async () => {
      try {
        const response = await fetch(`http://localhost:${port}/healthz`)
        answer = `${response.status} ${await response.text()}`
        return response.ok
      } catch (error) {
        answer = String(error)
        return false
      }
    },
    readyWithinMs,
    100,
  )
  if (!answered) throw new Problem(`The web is not healthy: ${answer.slice(0, 500)}`)
}

/** @param {string} dataDir */
function openDatabase(dataDir) {
  opening = joinEmbedded(dataDir).then((joined) => {
    database = joined
    process.env.DATABASE_URL = joined.url
  })
  return opening
}

/** Starts the embedded database again when it was killed. @param {string} dataDir */
function watchDatabase(dataDir) {
  let failures = 0
  const timer = setInterval(async () => {
    if (stopping || !database || database.isRunning()) return
    clearInterval(timer)
    failures += 1
    if (failures > 5) return void fail(new Problem("Postgres ended five times. See postgres.log."))
    console.error("Postgres ended and is started again.")
    const before = process.env.DATABASE_URL
    try {
      await openDatabase(dataDir)
      if (process.env.DATABASE_URL !== before) {
        for (const child of children) await child.restart()
      }
      watchDatabase(dataDir)
    } catch (error) {
      void fail(error)
    }
  }, 1_000)
  timer.unref()
}

/** @param {string} dataDir @param {string[]} standIns */
function printAddresses(dataDir, standIns) {
  const app = process.env.APP_URL
  const sandbox = process.env.HOLDFAST_SANDBOX_ORIGIN
  const owner = readJson(join(dataDir, "demo-owner.json"))
  /** @type {[string, string][]} */
  const lines = [["Holdfast", `${app}/`]]
  if (owner) {
    lines.push(["Demo page", `${app}/demo/consultation`])
    lines.push(["Admin", `${app}/admin/login`])
    lines.push([
      "",
      `sign in as ${owner.email}, the password is in ${join(dataDir, "demo-owner.json")}`,
    ])
  } else lines.push(["Admin", `${app}/admin`])
  if (standIns.includes("mail")) lines.push(["Inbox", `${sandbox}/inbox`])
  if (standIns.includes("google")) lines.push(["Google", `${sandbox}/google/calendar`])
  if (standIns.includes("stripe")) lines.push(["Stripe", `${sandbox}/stripe`])
  console.log("\nHoldfast is ready.\n")
  for (const [name, text] of lines) console.log(`  ${name.padEnd(10)} ${text}`)
  console.log("\nCtrl-C stops everything.\n")
}

/** @param {number} port @returns {string[]} Vite's server, with the same module before it */
function developmentWeb(port) {
  const preload = pathToFileURL(join(projectPath, "build", "web-preload.js")).href
  const vite = join("node_modules", "@remix-run", "dev", "dist", "cli.js")
  return ["--import", preload, vite, "vite:dev", "--strictPort", "--port", String(port)]
}

async function start() {
  process.chdir(projectPath)
  readEnvFile()
  process.env.NODE_ENV = isDev ? "development" : "production"
  const settings = readSettings()
  const dataDir = dataPath()
  await clearLeftovers(dataDir)
  await refuseTakenPorts(settings, false)
  process.env.PORT = String(settings.port)
  claimed = dataDir
  record(dataDir)
  const { standIns } = await completeEnv(dataDir, { chooseMailPort: true })
  if (standIns.length > 0) await refuseTakenPorts(settings, true)
  install()
  if (isDev) await buildPrograms()
  else await ensureBuilt()
  const isEmbedded = !process.env.DATABASE_URL
  // Judged before anything runs; the embedded database's own address is not known yet, and is right.
  if (isEmbedded) process.env.DATABASE_URL = "postgres://localhost/holdfast"
  await runOnce("check-env", "")
  if (isEmbedded) await openDatabase(dataDir)
  if (isEmbedded) watchDatabase(dataDir)
  await runOnce("migrate", "")
  // The run's name in the command line tells a later start whose leftovers these are.
  const runner = join("bin", "run.mjs")
  const mark = `--run=${run}`
  if (standIns.length > 0) await untilReady(begin("sandbox", [runner, "sandbox", mark]))
  if (settings.isDemo || (isEmbedded && settings.isLoopback)) {
    await runOnce("seed", "The demo could not be made, see above.")
  }
  await untilReady(begin("worker", [runner, "worker", mark]))
  begin("web", isDev ? developmentWeb(settings.port) : [...webArgs, mark])
  await untilWebAnswers(settings.port)
  if (isDev) watchSources(children.filter(({ name }) => name !== "web"))
  printAddresses(dataDir, standIns)
}

listenForTheEnd()
start().catch((error) => fail(error))
