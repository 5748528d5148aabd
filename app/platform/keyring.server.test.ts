import fc from "fast-check"
import { expect, test } from "vitest"
import { createKeyring, SealBroken } from "./keyring.server.ts"
import { systemRandom } from "./random.ts"

const oldKey = "an-old-key-of-at-least-thirty-two-bytes"
const newKey = "a-new-key-of-at-least-thirty-two-bytes!"

test("any secret comes back whole from its own row, and from no other row or purpose", () => {
  const keyring = createKeyring([newKey], systemRandom)
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.uuid(), fc.uuid(), (secret, row, otherRow) => {
      fc.pre(row !== otherRow)
      const sealed = keyring.seal("calendar-token", row, secret)
      expect(keyring.open("calendar-token", row, sealed)).toBe(secret)
      expect(() => keyring.open("calendar-token", otherRow, sealed)).toThrow(SealBroken)
      expect(() => keyring.open("checkout", row, sealed)).toThrow(SealBroken)
    }),
  )
})

test("a changed character makes a sealed secret unreadable", () => {
  const keyring = createKeyring([newKey], systemRandom)
  const sealed = keyring.seal("calendar-token", "row", "refresh-token")
  for (let index = 3; index < sealed.length; index++) {
    const other = sealed[index] === "A" ? "B" : "A"
    const changed = sealed.slice(0, index) + other + sealed.slice(index + 1)
    if (Buffer.from(changed, "base64url").equals(Buffer.from(sealed, "base64url"))) continue
    let opened: string | null = null
    try {
      opened = keyring.open("calendar-token", "row", changed)
    } catch (error) {
      expect(error).toBeInstanceOf(SealBroken)
    }
    // Base64url leaves spare bits at the end of a part: such a change is no change of the bytes.
    if (opened !== null) expect(opened).toBe("refresh-token")
  }
})

test("a seal that was cut short, so that it could be guessed, opens nothing", () => {
  const keyring = createKeyring([newKey], systemRandom)
  const parts = keyring.seal("calendar-token", "row", "refresh-token").split(".")
  const mark = Buffer.from(parts[4] ?? "", "base64url")
  expect(mark).toHaveLength(16)
  for (const bytes of [0, 1, 4, 8, 12, 15]) {
    const cut = [...parts.slice(0, 4), mark.subarray(0, bytes).toString("base64url")].join(".")
    expect(() => keyring.open("calendar-token", "row", cut), `${bytes} bytes`).toThrow(SealBroken)
  }
})

test("after a rotation old secrets and signatures still hold, and new ones use the new key", () => {
  const before = createKeyring([oldKey], systemRandom)
  const after = createKeyring([newKey, oldKey], systemRandom)
  const retired = createKeyring([newKey], systemRandom)
  const sealed = before.seal("calendar-token", "row", "refresh-token")
  const data = Buffer.from("booking")

  expect(after.open("calendar-token", "row", sealed)).toBe("refresh-token")
  expect(after.isStale(sealed)).toBe(true)
  expect(after.isStale(after.seal("calendar-token", "row", "x"))).toBe(false)
  expect(() => retired.open("calendar-token", "row", sealed)).toThrow(SealBroken)
  expect(after.verify("link", data, before.sign("link", data))).toBe(true)
  expect(retired.verify("link", data, before.sign("link", data))).toBe(false)
})

test("a signature made for one purpose, or cut too short, proves nothing", () => {
  const keyring = createKeyring([newKey], systemRandom)
  const data = Buffer.from("booking")
  expect(keyring.verify("cancel", data, keyring.sign("status", data))).toBe(false)
  expect(keyring.verify("status", data, keyring.sign("status", data).subarray(0, 8))).toBe(false)
  expect(keyring.verify("status", data, keyring.sign("status", data).subarray(0, 16))).toBe(true)
})
