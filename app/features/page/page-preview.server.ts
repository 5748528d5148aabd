import type { Keyring } from "#app/platform/keyring.server.ts"

const PURPOSE = "page-preview"
const ID_BYTES = 16
const MAC_BYTES = 16
const PREVIEW_DAYS = 7

/**
 * A link's token that shows one revision, published or not, to whoever holds it.
 * @param at now; the token works for seven days from it
 * @returns base64url of the revision's id, the second it ends, and the signature
 */
export function signPagePreview(keyring: Keyring, revisionId: string, at: Date): string {
  const data = Buffer.alloc(ID_BYTES + 4)
  data.write(revisionId.replaceAll("-", ""), "hex")
  data.writeUInt32BE(Math.floor(at.getTime() / 1000) + PREVIEW_DAYS * 86_400, ID_BYTES)
  const mac = keyring.sign(PURPOSE, data).subarray(0, MAC_BYTES)
  return Buffer.concat([data, mac]).toString("base64url")
}

/** The revision a preview token shows, or null when it is none of ours, changed, or over. */
export function readPagePreview(keyring: Keyring, token: string, at: Date): string | null {
  if (!/^[\w-]{48}$/.test(token)) return null
  const bytes = Buffer.from(token, "base64url")
  const data = bytes.subarray(0, ID_BYTES + 4)
  if (!keyring.verify(PURPOSE, data, bytes.subarray(ID_BYTES + 4))) return null
  if (data.readUInt32BE(ID_BYTES) * 1000 <= at.getTime()) return null
  const hex = data.toString("hex", 0, ID_BYTES)
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")
}
