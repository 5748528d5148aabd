import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { main } from "./check-env.ts"

let folder: string
const said: string[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "holdfast-env-"))
  said.length = 0
  vi.spyOn(console, "error").mockImplementation((line: string) => void said.push(line))
  vi.stubEnv("DATABASE_URL", "postgres://localhost/holdfast")
  vi.stubEnv("SECRET_KEYS", "k".repeat(32))
  vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:2525")
  vi.stubEnv("STRIPE_SECRET_KEY", "sk_test_abc")
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

test("a folder for pictures is made where it is missing", async () => {
  vi.stubEnv("MEDIA_DIR", join(folder, "pictures"))
  expect([await main(), said]).toEqual([0, []])
  expect(existsSync(join(folder, "pictures"))).toBe(true)
})

test("a place that can hold no folder stops the start with one line that names the variable", async () => {
  vi.stubEnv("MEDIA_DIR", join(import.meta.filename, "pictures"))
  expect(await main()).toBe(1)
  vi.stubEnv("MEDIA_DIR", import.meta.filename)
  expect(await main()).toBe(1)
  vi.stubEnv("MEDIA_DIR", "/proc/pictures/of/holdfast")
  expect(await main()).toBe(1)
  const sentence = "MEDIA_DIR must be a folder that may be written to (ENOTDIR). See .env.example."
  expect(said.slice(0, 2)).toEqual([sentence, sentence])
  expect(said[2]).toMatch(/^MEDIA_DIR must be a folder that may be written to \(\w+\)/)
})
