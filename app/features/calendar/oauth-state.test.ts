import { expect, test } from "vitest"
import { createKeyring } from "#app/platform/keyring.server.ts"
import { systemRandom } from "#app/platform/random.ts"
import { readState, signState } from "./oauth-state.server.ts"

const keyring = createKeyring(["k".repeat(32)], systemRandom)
const id = "0198f000-0000-7000-8000-000000000001"

test("a state leads back to its row, and survives any encoding of an address", () => {
  const state = signState(keyring, id)
  expect(readState(keyring, state)).toBe(id)
  expect(encodeURIComponent(state)).toBe(state)
  expect(new URLSearchParams({ state }).toString()).toBe(`state=${state}`)
})

test("a state is read with every key that is still known", () => {
  const rotated = createKeyring(["n".repeat(32), "k".repeat(32)], systemRandom)
  expect(readState(rotated, signState(keyring, id))).toBe(id)
  const foreign = createKeyring(["x".repeat(32)], systemRandom)
  expect(readState(foreign, signState(keyring, id))).toBeNull()
})

test("a state in any other spelling is none", () => {
  const state = signState(keyring, id)
  const [, mac = ""] = state.split(".")
  const wrong = [
    null,
    "",
    id,
    `${id}.`,
    `${id.toUpperCase()}.${mac}`,
    `${state}=`,
    `${state}.${mac}`,
    `${id}.${mac.slice(0, 22)}`,
    `${id}.${Buffer.from(mac, "base64url").toString("base64")}`,
    ` ${state}`,
  ]
  for (const one of wrong) expect(readState(keyring, one)).toBeNull()
})
