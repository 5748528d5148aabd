import type { Person } from "./prepare-email.server.ts"

/**
 * Whom a mail is from. An address of the organizer's own is the sender only where its domain is proven to be theirs;
 * anybody could otherwise write as anybody, since an installation is shared. Unproven, it is where answers go.
 * @param ownDomains the organizer's domains that are proven now
 * @param mailFrom the installation's own address
 */
export function senderOf(
  organizer: { name: string; senderName: string; senderAddress: string },
  ownDomains: readonly string[],
  mailFrom: string,
): { from: Person; replyTo: Person | null } {
  const { senderAddress } = organizer
  const name = organizer.senderName === "" ? organizer.name : organizer.senderName
  if (senderAddress === "") return { from: { name, address: mailFrom }, replyTo: null }
  const own = { name, address: senderAddress }
  const domain = senderAddress.slice(senderAddress.lastIndexOf("@") + 1).toLowerCase()
  return ownDomains.includes(domain)
    ? { from: own, replyTo: null }
    : { from: { name, address: mailFrom }, replyTo: own }
}

/** Where a client's answer goes: to the address the organizer wants, else to the host. */
export function answersTo(
  { from, replyTo }: { from: Person; replyTo: Person | null },
  { mailFrom, host }: { mailFrom: string; host: Person },
): Person {
  if (replyTo) return replyTo
  return from.address === mailFrom ? host : from
}
