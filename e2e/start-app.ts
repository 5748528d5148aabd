import { spawn } from "node:child_process"
import { chmodSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { freeLoopbackPort } from "#bin/ports.mjs"

const projectPath = resolve(import.meta.dirname, "..")
const readyWithinMs = 240_000

/** What a person's own shell may set and a fresh app must not see. */
const foreign =
  /^(DATABASE_URL|APP_URL|PORT|SECRET_KEYS|SMTP_URL|MAIL_FROM|HOLDFAST_.*|(STRIPE|GOOGLE)_.*)$/

async function isHealthy(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/healthz`)).ok
  } catch {
    return false
  }
}

/**
 * Starts a whole app on free ports, with an empty data folder, before the first journey. Where it is, every
 * journey learns from `E2E_BASE_URL`, `E2E_SANDBOX_URL` and `E2E_DATA_DIR`; when the first is set already,
 * that app is used instead.
 *
 * @returns the tear-down, which stops it and removes its data
 */
export default async function startApp(): Promise<() => Promise<void>> {
  if (process.env.E2E_BASE_URL) return async () => {}
  const dataDir = mkdtempSync(join(tmpdir(), "holdfast-e2e-"))
  chmodSync(dataDir, 0o711)
  const port = await freeLoopbackPort()
  const sandboxPort = await freeLoopbackPort()
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name))
  mkdirSync(join(projectPath, "test-results"), { recursive: true })
  const logFile = join(projectPath, "test-results", "app.log")
  const log = openSync(logFile, "w")
  const app = spawn(process.execPath, [join("bin", "start.mjs")], {
    cwd: projectPath,
    // The channel lets it end when the tests are killed.
    stdio: ["ignore", log, log, "ipc"],
    env: {
      ...Object.fromEntries(kept),
      NODE_ENV: "production",
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
      HOLDFAST_DATA_DIR: dataDir,
      HOLDFAST_ENV_FILE: "none",
      // All journeys come from one address, and more often than any person.
      HOLDS_PER_ADDRESS: "10000",
      HOLDS_PER_PAGE: "10000",
      REQUESTS_PER_MINUTE: "1000000",
    },
  })
  const ended = new Promise<void>((resolve) => app.once("exit", () => resolve()))
  const stop = async () => {
    app.kill("SIGTERM")
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
  const origin = `http://localhost:${port}`
  const endsAt = performance.now() + readyWithinMs
  while (!(await isHealthy(origin))) {
    if (app.exitCode !== null || performance.now() > endsAt) {
      await stop()
      throw new Error(`The app did not start:\n${readFileSync(logFile, "utf8").slice(-3_000)}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  process.env.E2E_BASE_URL = origin
  process.env.E2E_SANDBOX_URL = `http://localhost:${sandboxPort}`
  process.env.E2E_DATA_DIR = dataDir
  return stop
}
