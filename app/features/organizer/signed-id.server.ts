import type { Keyring } from "#app/platform/keyring.server.ts"

const ID_BYTES = 16
const MAC_BYTES = 16

/**
 * The token of a mailed link: a row's id with a signature, so that no table or job holds what opens it.
 * @param purpose what the link is for; a token of one purpose opens nothing else
 * @param id of the row, a UUID
 */
export function signId(keyring: Keyring, purpose: string, id: string): string {
  const data = Buffer.from(id.replaceAll("-", ""), "hex")
  const mac = keyring.sign(purpose, data).subarray(0, MAC_BYTES)
  return Buffer.concat([data, mac]).toString("base64url")
}

/** The id inside a token, or null when we did not sign it for this. Whether it still works is the row's. */
export function readSignedId(keyring: Keyring, purpose: string, token: string): string | null {
  if (!/^[\w-]{43}$/.test(token)) return null
  const bytes = Buffer.from(token, "base64url")
  const data = bytes.subarray(0, ID_BYTES)
  if (!keyring.verify(purpose, data, bytes.subarray(ID_BYTES))) return null
  return data.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")
}
