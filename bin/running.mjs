/** The record of the start that runs from a data folder, and what to do about one that was killed. */
import { rmSync } from "node:fs"
import { join } from "node:path"
import { readJson, writePrivateJson } from "./files.mjs"
import { commandLine, isAlive, waitUntil } from "./processes.mjs"
import { Problem } from "./problem.mjs"

/**
 * @typedef {object} Running
 * @property {number} pid the start's
 * @property {number} npm the npm that began it; 0 when it was begun otherwise
 * @property {string} run a random name, found in the command lines of its children
 * @property {number} port
 * @property {boolean} stopping
 * @property {number[]} children
 */

const endWithinMs = 30_000

/** @param {string} dataDir */
const recordFile = (dataDir) => join(dataDir, "running.json")

/**
 * Refuses when another start runs from this folder. What a killed one left behind is waited for, and
 * killed when it does not go by itself: its processes carry the run's random name in their command line.
 *
 * @param {string} dataDir
 */
export async function clearLeftovers(dataDir) {
  /** @type {Running | null} */
  const record = readJson(recordFile(dataDir))
  if (!record) return
  const isRunning = () =>
    record.pid !== process.pid &&
    isAlive(record.pid) &&
    commandLine(record.pid).includes("start.mjs")
  if (isRunning()) {
    const isEnding = readJson(recordFile(dataDir))?.stopping || (record.npm && !isAlive(record.npm))
    if (!isEnding || !(await waitUntil(() => !isRunning(), endWithinMs))) {
      throw new Problem(
        `Port ${record.port} is already in use: Holdfast runs from this folder (process ${record.pid}). ` +
          "Stop it first, or start another clone with another PORT.",
      )
    }
  }
  const left = () =>
    record.children.filter((pid) => isAlive(pid) && commandLine(pid).includes(record.run))
  if (!(await waitUntil(() => left().length === 0, 5_000))) {
    for (const pid of left()) process.kill(pid, "SIGKILL")
    await waitUntil(() => left().length === 0, 2_000)
  }
  rmSync(recordFile(dataDir), { force: true })
}

/** @param {string} dataDir @param {Running} record */
export function recordRun(dataDir, record) {
  writePrivateJson(recordFile(dataDir), record)
}

/** @param {string} dataDir */
export function forgetRun(dataDir) {
  rmSync(recordFile(dataDir), { force: true })
}
