/** The processes that a start keeps alive: begun, begun again when they die, ended in order. */
import { spawn } from "node:child_process"
import { join } from "node:path"
import { Problem } from "./problem.mjs"
import { projectPath } from "./project.mjs"

const restartsPerMinute = 5
const endWithinMs = 12_000

/**
 * @typedef {object} Child
 * @property {string} name
 * @property {() => number | undefined} pid
 * @property {Promise<void>} ready settled when it said "ready" for the first time, or failed
 * @property {() => Promise<void>} stop
 * @property {() => Promise<void>} restart ends and begins it again, with the environment as it is now
 */

/**
 * @param {object} options
 * @param {string} options.name
 * @param {string[]} options.args what Node runs, relative to the project
 * @param {() => void} options.onPid called whenever it has a new process
 * @param {(problem: Problem) => void} options.onGivenUp
 * @returns {Child}
 */
export function keepAlive({ name, args, onPid, onGivenUp }) {
  /** @type {import("node:child_process").ChildProcess | null} */
  let child = null
  let stopping = false
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  /** @type {number[]} */
  const deaths = []
  /** @type {() => void} */
  let becomeReady = () => {}
  /** @type {(problem: Problem) => void} */
  let fail = () => {}
  const ready = new Promise((/** @type {(value: void) => void} */ resolve, reject) => {
    becomeReady = resolve
    fail = reject
  })
  ready.catch(() => {})

  function begin() {
    // A group of its own, so that Ctrl-C reaches the start alone, which then ends everything in order.
    child = spawn(process.execPath, args, {
      cwd: projectPath,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      detached: true,
    })
    child.on("message", (message) => message === "ready" && becomeReady())
    child.once("error", () => {})
    child.once("close", (code, signal) => {
      child = null
      if (!stopping) onDeath(signal ?? `code ${code}`)
    })
    onPid()
  }

  /** @param {string} how */
  function onDeath(how) {
    const now = performance.now()
    deaths.push(now)
    const recent = deaths.filter((at) => at > now - 60_000).length
    if (recent > restartsPerMinute) {
      const problem = new Problem(`The ${name} ended ${recent} times within a minute (${how}).`)
      fail(problem)
      return onGivenUp(problem)
    }
    console.error(`The ${name} ended (${how}) and is started again.`)
    timer = setTimeout(begin, 200 * 2 ** (recent - 1))
  }

  /** @returns {Promise<void>} */
  function end() {
    clearTimeout(timer)
    const ending = child
    if (ending === null) return Promise.resolve()
    return new Promise((resolve) => {
      const force = setTimeout(() => ending.kill("SIGKILL"), endWithinMs)
      ending.once("close", () => {
        clearTimeout(force)
        resolve()
      })
      ending.kill("SIGTERM")
    })
  }

  begin()
  return {
    name,
    pid: () => child?.pid,
    ready,
    stop: () => {
      stopping = true
      return end()
    },
    restart: async () => {
      stopping = true
      await end()
      stopping = false
      begin()
    },
  }
}

/**
 * Runs one command of `bin/run.mjs` to its end.
 *
 * @param {string} command
 * @param {string} failure the sentence for when it fails
 */
export function runOnce(command, failure) {
  return new Promise((/** @type {(value: void) => void} */ resolve, reject) => {
    const child = spawn(process.execPath, [join("bin", "run.mjs"), command], {
      cwd: projectPath,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    })
    child.once("error", reject)
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Problem(failure))))
  })
}
