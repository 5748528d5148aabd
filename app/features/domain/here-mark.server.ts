import type { Keyring } from "#app/platform/keyring.server.ts"

/** Where a host is asked who answers there, and where an owner's own server may show a claim's proof. */
export const WELL_KNOWN = "/.well-known/holdfast-domain"
const PREFIX = "holdfast-here="

/**
 * What our own server answers at `WELL_KNOWN` for a host: that the name leads to this installation. It is the same
 * for whoever claims the host and therefore proves nobody's claim: a name that leads to us says that its owner
 * wants us to serve it, not for whom. If we answered with the proof of a claim, anybody could claim a host that
 * leads here already and have our own server prove it.
 */
export function hereMark(host: string, keyring: Keyring): string {
  const mac = keyring.sign("domain-here", Buffer.from(host)).subarray(0, 16)
  return `${PREFIX}${Buffer.from(mac).toString("base64url")}`
}

/** Whether an answer is this installation's own mark for the host, made with any of its keys. */
export function isHereMark(answer: string, host: string, keyring: Keyring): boolean {
  if (!answer.startsWith(PREFIX)) return false
  const mac = Buffer.from(answer.slice(PREFIX.length), "base64url")
  return keyring.verify("domain-here", Buffer.from(host), mac)
}
