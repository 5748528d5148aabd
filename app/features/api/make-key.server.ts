import { hashToken } from "#app/platform/hash-token.server.ts"
import { KEY_BEGINS } from "#app/platform/known-caller.server.ts"
import type { RandomBytes } from "#app/platform/random.ts"

const SECRET_BYTES = 32
/** So much of a key is kept to recognise it by; the other 208 bits are guessed by nobody. */
const SHOWN = KEY_BEGINS.length + 8

/** A new key: `hf_` and 256 random bits, the hash that is kept, and the beginning that people are shown. */
export function makeKey(random: RandomBytes): { key: string; tokenHash: string; prefix: string } {
  const key = KEY_BEGINS + Buffer.from(random(SECRET_BYTES)).toString("base64url")
  return { key, tokenHash: hashToken(key), prefix: key.slice(0, SHOWN) }
}
