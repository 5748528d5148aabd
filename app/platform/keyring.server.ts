import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  timingSafeEqual,
} from "node:crypto"
import type { RandomBytes } from "./random.ts"

/**
 * Everything that is signed or encrypted goes through one of these. The first of `SECRET_KEYS` signs and
 * encrypts, all of them verify and decrypt, and each purpose has its own key (HKDF, RFC 5869), so that a
 * token of one kind can never pass for another.
 */
export type Keyring = {
  /** Encrypts (AES-256-GCM) for one purpose and one row: `binding` must be the same to open it. */
  seal(purpose: string, binding: string, plaintext: string): string
  /** @throws SealBroken when the text, the purpose, the row or the key is another */
  open(purpose: string, binding: string, sealed: string): string
  /** Whether a sealed text was made with another than the newest key, and wants sealing again. */
  isStale(sealed: string): boolean
  /** HMAC-SHA256 with the newest key. */
  sign(purpose: string, data: Uint8Array): Uint8Array
  /** Whether `mac` (whole, or its first bytes, at least 16) was made by any of the keys; constant time. */
  verify(purpose: string, data: Uint8Array, mac: Uint8Array): boolean
}

/** A sealed text that cannot be opened here. Says nothing of what was in it. */
export class SealBroken extends Error {
  constructor(purpose: string) {
    super(`A sealed value (${purpose}) cannot be opened: wrong row, wrong key, or changed.`)
    this.name = "SealBroken"
  }
}

const FORMAT = "v1"
const SHORTEST_MAC = 16

export function createKeyring(secretKeys: string[], random: RandomBytes): Keyring {
  if (secretKeys.length === 0) throw new Error("SECRET_KEYS names no key")
  const roots = secretKeys.map((secret) => ({
    id: createHash("sha256").update(`key-id:${secret}`).digest("base64url").slice(0, 8),
    secret,
  }))
  const derived = new Map<string, Buffer>()
  const keyFor = (root: { id: string; secret: string }, use: string): Buffer => {
    const name = `${root.id}:${use}`
    const known = derived.get(name)
    if (known) return known
    const key = Buffer.from(hkdfSync("sha256", root.secret, "holdfast", use, 32))
    derived.set(name, key)
    return key
  }
  const newest = roots[0]!

  return {
    seal(purpose, binding, plaintext) {
      const nonce = random(12)
      const cipher = createCipheriv("aes-256-gcm", keyFor(newest, `seal:${purpose}`), nonce)
      cipher.setAAD(Buffer.from(`${purpose}:${binding}`))
      const body = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final()])
      const parts = [nonce, body, cipher.getAuthTag()].map((part) =>
        Buffer.from(part).toString("base64url"),
      )
      return [FORMAT, newest.id, ...parts].join(".")
    },
    open(purpose, binding, sealed) {
      const [format, keyId, nonce, body, tag] = sealed.split(".")
      const root = roots.find((candidate) => candidate.id === keyId)
      if (format !== FORMAT || !root || !nonce || body === undefined || !tag) {
        throw new SealBroken(purpose)
      }
      try {
        const decipher = createDecipheriv(
          "aes-256-gcm",
          keyFor(root, `seal:${purpose}`),
          Buffer.from(nonce, "base64url"),
          { authTagLength: 16 },
        )
        decipher.setAAD(Buffer.from(`${purpose}:${binding}`))
        decipher.setAuthTag(Buffer.from(tag, "base64url"))
        return Buffer.concat([
          decipher.update(Buffer.from(body, "base64url")),
          decipher.final(),
        ]).toString("utf8")
      } catch {
        throw new SealBroken(purpose)
      }
    },
    isStale(sealed) {
      return sealed.split(".")[1] !== newest.id
    },
    sign(purpose, data) {
      return createHmac("sha256", keyFor(newest, `sign:${purpose}`))
        .update(data)
        .digest()
    },
    verify(purpose, data, mac) {
      if (mac.length < SHORTEST_MAC || mac.length > 32) return false
      let good = false
      for (const root of roots) {
        const expected = createHmac("sha256", keyFor(root, `sign:${purpose}`))
          .update(data)
          .digest()
        if (timingSafeEqual(expected.subarray(0, mac.length), mac)) good = true
      }
      return good
    },
  }
}
