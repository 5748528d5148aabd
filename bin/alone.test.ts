import { spawn, type ChildProcess } from "node:child_process"
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { alone } from "./alone.mjs"

const HOUR_S = 3_600
let place: string
let somebody: ChildProcess

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), "alone-"))
  somebody = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" })
})
afterAll(() => {
  somebody.kill("SIGKILL")
  rmSync(place, { recursive: true })
})

test("whoever comes meanwhile waits, and what fails lets the next one in", async () => {
  const lock = join(place, "taken.pid")
  writeFileSync(lock, String(somebody.pid))
  let isDone = false
  const waiting = alone(lock, async () => {
    throw new Error("broken")
  }).catch(() => (isDone = true))
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(isDone).toBe(false)
  rmSync(lock)
  await waiting
  expect(isDone).toBe(true)
  expect(existsSync(lock)).toBe(false)
})

test("a lock that a killed process left is taken over, even when another has its number by now", async () => {
  const lock = join(place, "left.pid")
  writeFileSync(lock, String(somebody.pid))
  const longAgo = Date.now() / 1000 - HOUR_S
  utimesSync(lock, longAgo, longAgo)
  expect(await alone(lock, async () => "worked")).toBe("worked")
  writeFileSync(lock, "999999999")
  expect(await alone(lock, async () => "worked")).toBe("worked")
})
