import { isId } from "#app/platform/ids.ts"
import type { Keyring } from "#app/platform/keyring.server.ts"

const PURPOSE = "oauth-state"

/**
 * The `state` parameter of an authorization (RFC 6749 §10.12): the row's id and its signature, in the
 * letters that no address ever encodes.
 */
export function signState(keyring: Keyring, stateId: string): string {
  const mac = Buffer.from(keyring.sign(PURPOSE, Buffer.from(stateId)))
  return `${stateId}.${mac.toString("base64url")}`
}

/** The row's id, or null unless the state is, to the letter, one that we signed. */
export function readState(keyring: Keyring, state: string | null): string | null {
  const [stateId, signature, ...rest] = (state ?? "").split(".")
  if (!isId(stateId) || !signature || rest.length > 0) return null
  const mac = Buffer.from(signature, "base64url")
  // Decoding forgives other spellings of the same bytes; we never wrote those.
  if (mac.length !== 32 || mac.toString("base64url") !== signature) return null
  return keyring.verify(PURPOSE, Buffer.from(stateId), mac) ? stateId : null
}
