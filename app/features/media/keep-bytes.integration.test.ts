import { afterAll, expect, test } from "vitest"
import { inTransaction } from "#db/transaction.ts"
import { createTestRuntime } from "#app/features/organizer/testing.server.ts"
import { ProviderFailure } from "#app/providers/provider-failure.ts"
import { claimBytes, keepBytes } from "./keep-bytes.server.ts"
import { sweepUnclaimedBytes } from "./sweep-unclaimed-bytes.server.ts"

const DAY = 24 * 3_600_000
const runtime = await createTestRuntime(new Date("2026-12-01T09:00:00Z"))
afterAll(() => runtime.close())

const bytes = new Uint8Array([1, 2, 3])
const keep = (storageKey: string) =>
  keepBytes([{ storageKey, bytes, contentType: "image/png" }], runtime)
const claim = (storageKey: string) =>
  inTransaction(runtime.db, (tx) => claimBytes(tx, [storageKey]))
const isThere = async (storageKey: string) => {
  const stored = await runtime.storage.get(storageKey)
  await stored?.body.cancel()
  return stored !== null
}

test("bytes that were claimed within a day stay, and those that nobody claimed are removed", async () => {
  await keep("media/claimed/1.png")
  await keep("media/unclaimed/1.png")
  await claim("media/claimed/1.png")
  runtime.clock.advance(DAY - 1)
  expect(await sweepUnclaimedBytes(runtime)).toBe(0)
  runtime.clock.advance(1)
  expect(await sweepUnclaimedBytes(runtime)).toBe(1)
  expect(await isThere("media/claimed/1.png")).toBe(true)
  expect(await isThere("media/unclaimed/1.png")).toBe(false)
})

test("no row is written for bytes that were removed meanwhile, or are being removed", async () => {
  await keep("media/late/1.png")
  runtime.clock.advance(DAY)
  await sweepUnclaimedBytes(runtime)
  await expect(claim("media/late/1.png")).rejects.toThrow("not claimed in time")

  await keep("media/going/1.png")
  runtime.clock.advance(DAY)
  const failure = new ProviderFailure({ provider: "storage", kind: "unavailable" })
  const storage = { ...runtime.storage, delete: () => Promise.reject(failure) }
  expect(await sweepUnclaimedBytes({ ...runtime, storage })).toBe(0)
  await expect(claim("media/going/1.png")).rejects.toThrow("not claimed in time")
  expect(await sweepUnclaimedBytes(runtime)).toBe(1)
})
