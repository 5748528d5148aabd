import { spawn, type ChildProcess } from "node:child_process"
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { createServer, type Server } from "node:net"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { z } from "zod"
import { freeLoopbackPort } from "#bin/ports.mjs"
import { commandLine, isAlive, waitUntil } from "#bin/processes.mjs"

const projectPath = resolve(import.meta.dirname, "..")
/** A start may have to build first. */
const patienceMs = 300_000
const foreign = /^(DATABASE_URL|APP_URL|SECRET_KEYS|SMTP_URL|npm_.*|(HOLDFAST|STRIPE|GOOGLE)_.*)$/

let dataDir: string
let port: number
let sandboxPort: number
let starts: ChildProcess[]

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "holdfast-start-"))
  // Under root, Postgres runs as another account, which must be able to enter.
  chmodSync(dataDir, 0o711)
  port = await freeLoopbackPort()
  sandboxPort = await freeLoopbackPort()
  starts = []
})
afterEach(async () => {
  for (const start of starts) start.kill("SIGTERM")
  await waitUntil(() => starts.every(({ pid }) => !isAlive(pid ?? 0)), 60_000)
  await waitUntil(() => !isAlive(postmaster()), 60_000)
  rmSync(dataDir, { recursive: true, force: true })
})

function begin(settings: Record<string, string> = {}) {
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name))
  const start = spawn(process.execPath, [join("bin", "start.mjs")], {
    cwd: projectPath,
    env: {
      ...Object.fromEntries(kept),
      NODE_ENV: "production",
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
      HOLDFAST_DATA_DIR: dataDir,
      HOLDFAST_ENV_FILE: "none",
      ...settings,
    },
  })
  starts.push(start)
  let said = ""
  start.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()))
  start.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => start.once("exit", resolve))
  return { start, ended, said: () => said }
}

async function isHealthy(): Promise<boolean> {
  try {
    return (await fetch(`http://localhost:${port}/healthz`)).ok
  } catch {
    return false
  }
}

async function untilHealthy({ start, said }: ReturnType<typeof begin>) {
  await waitUntil(async () => start.exitCode !== null || (await isHealthy()), patienceMs, 100)
  expect(await isHealthy(), said()).toBe(true)
}

async function untilSaid({ said }: ReturnType<typeof begin>, words: string) {
  expect(await waitUntil(() => said().includes(words), patienceMs), said()).toBe(true)
}

/** @returns the postmaster's pid, 0 while there is none */
function postmaster(): number {
  const file = join(dataDir, "postgres", "postmaster.pid")
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : 0
}

const runningSchema = z.object({ pid: z.number(), children: z.array(z.number()) })

/** Every process of the app that runs from the data folder, by what it is. */
function processes() {
  const text = readFileSync(join(dataDir, "running.json"), "utf8")
  const { pid, children } = runningSchema.parse(JSON.parse(text))
  const named = (name: string) => children.find((child) => commandLine(child).includes(name)) ?? 0
  return {
    start: pid,
    sandbox: named("sandbox"),
    worker: named("worker"),
    web: named("web.mjs"),
    postmaster: postmaster(),
  }
}

async function occupy(taken: number): Promise<Server> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(taken, resolve))
  return server
}

test("a taken port is named in one sentence, before anything is started", async () => {
  const stranger = await occupy(port)
  const { ended, said } = begin()
  expect(await ended).toBe(1)
  stranger.close()
  expect(said().trim()).toMatch(new RegExp(`^Port ${port} is already in use\\. [^\n]*$`))
  expect(readdirSync(dataDir)).toEqual([])
})

test("a taken port for the stand-ins is named too", async () => {
  const stranger = await occupy(sandboxPort)
  const { ended, said } = begin()
  expect(await ended).toBe(1)
  stranger.close()
  expect(said().trim()).toMatch(new RegExp(`^Port ${sandboxPort}, .* SANDBOX_PORT [^\n]*$`))
})

test.each([
  ["PORT", "abc"],
  ["HOLDS_PER_EMAIL", "two"],
  ["TRUSTED_PROXIES", "the proxy"],
  ["DATABASE_URL", "postgres://holdfast:hidden-word@127.0.0.1:1/holdfast"],
])(
  "a wrong %s stops the start with one line that names it",
  async (name, value) => {
    const { ended, said } = begin({ [name]: value })
    expect(await ended).toBe(1)
    const lines = said()
      .trim()
      .split("\n")
      .filter((line) => line !== "Building …")
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(new RegExp(`^${name} (must|leads to no database)`))
    expect(lines[0]).not.toContain(value)
    expect(lines[0]).not.toContain("hidden-word")
  },
  patienceMs,
)

test(
  "a start that is told to end while it starts leaves nothing behind",
  async () => {
    const { start, ended } = begin()
    await waitUntil(() => isAlive(postmaster()), patienceMs, 5)
    start.kill("SIGTERM")
    expect(await ended).toBe(0)
    expect(isAlive(postmaster())).toBe(false)
    expect(readdirSync(dataDir)).not.toContain("running.json")
  },
  patienceMs,
)

test(
  "whichever process is killed, the app comes back, and a stop leaves nothing behind",
  async () => {
    const first = begin()
    await untilHealthy(first)
    const before = processes()
    for (const name of ["sandbox", "worker", "web", "postmaster"] as const) {
      process.kill(before[name], "SIGKILL")
    }
    const isBack = () => {
      const now = processes()
      return Object.entries(now).every(
        ([name, pid]) => isAlive(pid) && (name === "start" || pid !== before[name as "web"]),
      )
    }
    expect(await waitUntil(isBack, 60_000), first.said()).toBe(true)
    await untilHealthy(first)

    process.kill(before.start, "SIGKILL")
    const second = begin()
    await untilSaid(second, "Holdfast is ready.")
    await untilHealthy(second)

    const third = begin()
    expect(await third.ended).toBe(1)
    expect(third.said()).toContain(`Port ${port} is already in use: Holdfast runs from this folder`)

    const last = Object.values(processes())
    second.start.kill("SIGTERM")
    expect(await second.ended).toBe(0)
    expect(last.filter((pid) => isAlive(pid))).toEqual([])
    expect(readdirSync(dataDir)).not.toContain("running.json")
  },
  patienceMs * 2,
)
