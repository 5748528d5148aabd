import type { Keyring } from "#app/platform/keyring.server.ts"

/** What a signed link may be used for. `status` opens everything that is allowed now. */
export const linkPurposes = [
  "status",
  "pay",
  "cancel",
  "reschedule",
  "calendar",
  "feedback",
] as const
export type LinkPurpose = (typeof linkPurposes)[number]

/** One booking, one purpose, one version: what a token says when its signature holds. */
export type BookingLink = { bookingId: string; purpose: LinkPurpose; version: number }

const ID_BYTES = 16
const MAC_BYTES = 16
const HEAD_BYTES = ID_BYTES + 3
const KEY_PURPOSE = "booking-link"

/**
 * A token for an address. It is the same whenever it is made again, so it never has to be kept: when it
 * stops working is read from the booking itself.
 */
export function signBookingLink(keyring: Keyring, link: BookingLink): string {
  const head = Buffer.alloc(HEAD_BYTES)
  Buffer.from(link.bookingId.replaceAll("-", ""), "hex").copy(head)
  head.writeUInt8(linkPurposes.indexOf(link.purpose), ID_BYTES)
  head.writeUInt16BE(link.version, ID_BYTES + 1)
  const mac = Buffer.from(keyring.sign(KEY_PURPOSE, head)).subarray(0, MAC_BYTES)
  return Buffer.concat([head, mac]).toString("base64url")
}

/** What a token says, or null when it was not signed here. */
export function readBookingLink(keyring: Keyring, token: string): BookingLink | null {
  if (!/^[\w-]{40,60}$/.test(token)) return null
  const bytes = Buffer.from(token, "base64url")
  if (bytes.length !== HEAD_BYTES + MAC_BYTES || bytes.toString("base64url") !== token) return null
  const head = bytes.subarray(0, HEAD_BYTES)
  if (!keyring.verify(KEY_PURPOSE, head, bytes.subarray(HEAD_BYTES))) return null
  const purpose = linkPurposes[head.readUInt8(ID_BYTES)]
  if (!purpose) return null
  const hex = head.subarray(0, ID_BYTES).toString("hex")
  const bookingId = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join("-")
  return { bookingId, purpose, version: head.readUInt16BE(ID_BYTES + 1) }
}
