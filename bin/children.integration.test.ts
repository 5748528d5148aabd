import { fork } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { pathToFileURL } from "node:url"
import { afterEach, beforeEach, expect, test } from "vitest"
import { keepAlive, type Child } from "#bin/children.mjs"
import { isAlive, waitUntil } from "#bin/processes.mjs"

const patienceMs = 30_000
const moduleAddress = (name: string) => pathToFileURL(resolve(import.meta.dirname, name)).href

let folder: string
let child: Child | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "holdfast-children-"))
})
afterEach(async () => {
  await child?.stop()
  child = undefined
  rmSync(folder, { recursive: true })
})

function script(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** Says that it is ready, follows its parent, and ends cleanly when told. */
const faithful = `
  const { followParent } = await import("${moduleAddress("parent.mjs")}")
  followParent()
  const work = setInterval(() => {}, 1000)
  process.once("SIGTERM", () => clearInterval(work))
  process.send("ready")`

test("a process that is killed is started again", async () => {
  const path = script("faithful.mjs", faithful)
  child = keepAlive({ name: "worker", args: [path], onPid: () => {}, onGivenUp: () => {} })
  await child.ready
  const first = child.pid() ?? 0
  process.kill(first, "SIGKILL")
  await waitUntil(() => child?.pid() !== undefined && child.pid() !== first, patienceMs)
  const second = child.pid() ?? 0
  expect(isAlive(second)).toBe(true)
  await child.stop()
  expect(isAlive(second)).toBe(false)
  expect(child.pid()).toBeUndefined()
})

test("a process that dies again and again is given up, with a sentence", async () => {
  const path = script("dying.mjs", "process.exit(3)")
  const given = await new Promise<Error>((resolve) => {
    child = keepAlive({ name: "worker", args: [path], onPid: () => {}, onGivenUp: resolve })
  })
  expect(given.message).toBe("The worker ended 6 times within a minute (code 3).")
  await expect(child?.ready).rejects.toThrow("The worker ended")
})

test("a process ends when the one that began it is killed", async () => {
  const path = script("faithful.mjs", faithful)
  const pidFile = join(folder, "pid")
  const starter = script(
    "starter.mjs",
    `
    import { writeFileSync } from "node:fs"
    const { keepAlive } = await import("${moduleAddress("children.mjs")}")
    const child = keepAlive({ name: "worker", args: ["${path}"], onPid() {}, onGivenUp() {} })
    await child.ready
    writeFileSync("${pidFile}", String(child.pid()))
    process.send("begun")`,
  )
  const start = fork(starter)
  await new Promise((resolve) => start.once("message", resolve))
  const pid = Number(readFileSync(pidFile, "utf8"))
  expect(isAlive(pid)).toBe(true)
  start.kill("SIGKILL")
  expect(await waitUntil(() => !isAlive(pid), patienceMs)).toBe(true)
})
