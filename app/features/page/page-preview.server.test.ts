import { expect, test } from "vitest"
import { createKeyring } from "#app/platform/keyring.server.ts"
import { systemRandom } from "#app/platform/random.ts"
import { readPagePreview, signPagePreview } from "./page-preview.server.ts"

const keyring = createKeyring(["k".repeat(32)], systemRandom)
const revisionId = "0193a5c2-7a10-7c3e-9f00-1234567890ab"
const at = new Date("2026-12-01T09:00:00Z")
const later = (days: number) => new Date(at.getTime() + days * 86_400_000)

test("a preview link shows its revision for a week and not longer", () => {
  const token = signPagePreview(keyring, revisionId, at)
  expect(readPagePreview(keyring, token, later(6.9))).toBe(revisionId)
  expect(readPagePreview(keyring, token, later(7))).toBeNull()
})

test("no character of a preview link can be another", () => {
  const token = signPagePreview(keyring, revisionId, at)
  for (let index = 0; index < token.length; index++) {
    const other = token[index] === "A" ? "B" : "A"
    const changed = token.slice(0, index) + other + token.slice(index + 1)
    expect(readPagePreview(keyring, changed, at)).toBeNull()
  }
  expect(readPagePreview(keyring, "", at)).toBeNull()
})
