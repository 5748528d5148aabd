import type { Keyring } from "#app/platform/keyring.server.ts"

const PURPOSE = "password-reset"
const ID_BYTES = 16
const MAC_BYTES = 16

/**
 * The token of a mailed reset link: the reset's id with a signature, so that no table or job holds it.
 * @param id of the row in `password_resets`
 */
export function passwordResetToken(keyring: Keyring, id: string): string {
  const data = Buffer.from(id.replaceAll("-", ""), "hex")
  const mac = keyring.sign(PURPOSE, data).subarray(0, MAC_BYTES)
  return Buffer.concat([data, mac]).toString("base64url")
}

/** The reset's id inside a token, or null when we did not sign it. Whether it still works is the row's. */
export function readPasswordResetToken(keyring: Keyring, token: string): string | null {
  if (!/^[\w-]{43}$/.test(token)) return null
  const bytes = Buffer.from(token, "base64url")
  const data = bytes.subarray(0, ID_BYTES)
  if (!keyring.verify(PURPOSE, data, bytes.subarray(ID_BYTES))) return null
  return data.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")
}
