import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { completeEnv, readSettings } from "#bin/settings.mjs"

const before = { ...process.env }
let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "holdfast-settings-"))
  const ours =
    /^(PORT|APP_URL|SANDBOX_PORT|SECRET_KEYS|SMTP_URL|DATABASE_URL|(STRIPE|GOOGLE|HOLDFAST)_.*)$/
  for (const name of Object.keys(process.env)) {
    if (ours.test(name)) Reflect.deleteProperty(process.env, name)
  }
})
afterEach(() => {
  rmSync(dataDir, { recursive: true })
  for (const name of Object.keys(process.env)) {
    if (!(name in before)) Reflect.deleteProperty(process.env, name)
  }
  Object.assign(process.env, before)
})

test("with nothing set the app is on 3000 of this machine, and the stand-ins next to it", () => {
  expect(readSettings()).toEqual({
    port: 3000,
    sandboxPort: 3001,
    appUrl: "http://localhost:3000",
    isLoopback: true,
    isDemo: false,
  })
})

test.each([
  ["PORT", "0"],
  ["PORT", "70000"],
  ["PORT", "3000x"],
  ["SANDBOX_PORT", "-1"],
  ["APP_URL", "book.example"],
])("%s=%s stops with one line that names it", (name, value) => {
  process.env[name] = value
  expect(() => readSettings()).toThrow(new RegExp(`^${name} must be .*$`))
})

test("secrets are made up once, kept to this account, and the same at the next start", async () => {
  expect(await completeEnv(dataDir)).toEqual({ standIns: ["stripe", "google", "mail"] })
  const names = [
    "SECRET_KEYS",
    "STRIPE_SECRET_KEY",
    "STRIPE_WEBHOOK_SECRET",
    "GOOGLE_CLIENT_SECRET",
  ]
  const first = names.map((name) => process.env[name])
  expect(Buffer.byteLength(first[0] ?? "")).toBeGreaterThanOrEqual(32)
  expect(process.env.STRIPE_API_BASE).toBe("http://localhost:3001")
  expect(process.env.GOOGLE_API_BASE).toBe("http://localhost:3001/google")
  expect(process.env.SMTP_URL).toMatch(/^smtp:\/\/127\.0\.0\.1:\d+$/)
  for (const name of [...names, "GOOGLE_CLIENT_ID", "SMTP_URL"]) {
    Reflect.deleteProperty(process.env, name)
  }
  await completeEnv(dataDir)
  expect(names.map((name) => process.env[name])).toEqual(first)
  for (const file of ["secret-keys.json", "sandbox.json"]) {
    expect(statSync(join(dataDir, file)).mode & 0o777).toBe(0o600)
  }
})

test("a provider with keys gets no stand-in, and its own address stays", async () => {
  process.env.STRIPE_SECRET_KEY = "sk_test_mine"
  process.env.SMTP_URL = "smtp://mail.example"
  expect(await completeEnv(dataDir)).toEqual({ standIns: ["google"] })
  expect(process.env.STRIPE_API_BASE).toBeUndefined()
  expect(process.env.SMTP_URL).toBe("smtp://mail.example")
})

test("on a public address nothing is made up", async () => {
  process.env.APP_URL = "https://book.example"
  expect(await completeEnv(dataDir)).toEqual({ standIns: [] })
  for (const name of ["SECRET_KEYS", "STRIPE_SECRET_KEY", "SMTP_URL", "HOLDFAST_SANDBOX_ORIGIN"]) {
    expect(process.env[name]).toBeUndefined()
  }
})

test("a demo on a public address is made up as on a laptop", async () => {
  process.env.APP_URL = "https://demo.example"
  process.env.HOLDFAST_DEMO = "1"
  expect(await completeEnv(dataDir)).toEqual({ standIns: ["stripe", "google", "mail"] })
  expect(Buffer.byteLength(process.env.SECRET_KEYS ?? "")).toBeGreaterThanOrEqual(32)
})

test("kept secrets that cannot be read are never replaced by new ones", async () => {
  const file = join(dataDir, "secret-keys.json")
  writeFileSync(file, "{ half")
  await expect(completeEnv(dataDir)).rejects.toThrow(file)
  expect(readFileSync(file, "utf8")).toBe("{ half")
})
