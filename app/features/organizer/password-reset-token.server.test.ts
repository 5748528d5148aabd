import { expect, test } from "vitest"
import { createKeyring } from "#app/platform/keyring.server.ts"
import { systemRandom } from "#app/platform/random.ts"
import { passwordResetToken, readPasswordResetToken } from "./password-reset-token.server.ts"

const keyring = createKeyring(["k".repeat(32)], systemRandom)
const id = "0193a5c2-7a10-7c3e-9f00-1234567890ab"

test("a reset's token gives its id back, also after the key was rotated", () => {
  const token = passwordResetToken(keyring, id)
  expect(readPasswordResetToken(keyring, token)).toBe(id)
  const rotated = createKeyring(["n".repeat(32), "k".repeat(32)], systemRandom)
  expect(readPasswordResetToken(rotated, token)).toBe(id)
})

test("a token that is changed, cut, or signed with another key is none", () => {
  const token = passwordResetToken(keyring, id)
  const changed = (token.startsWith("A") ? "B" : "A") + token.slice(1)
  const foreign = passwordResetToken(createKeyring(["x".repeat(32)], systemRandom), id)
  for (const wrong of [changed, foreign, token.slice(0, -1), `${token}A`, "", "../..", id]) {
    expect(readPasswordResetToken(keyring, wrong)).toBeNull()
  }
})
