import { BlockList, isIP } from "node:net"

/** Whom we may speak to on the word of an organizer. */
export type Reach =
  /** Addresses of the public internet, and nothing else. */
  | "public"
  /** This machine too: an installation on a laptop talks to programs beside it. */
  | "public-and-loopback"

/**
 * IPv4 addresses that lead nowhere, to ourselves or into somebody's own network; `169.254.169.254`, where
 * clouds keep their secrets, is among the link-local ones.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const SPECIAL_IPV4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const

/**
 * Inside the global unicast range, addresses that stand for something else: Teredo and its neighbours,
 * documentation, and 6to4, which carries an IPv4 address. Mapped and translated ones lie outside of it.
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const SPECIAL_IPV6 = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["2620:4f:8000::", 48],
  ["3fff::", 20],
] as const

const special = new BlockList()
for (const [net, prefix] of SPECIAL_IPV4) special.addSubnet(net, prefix, "ipv4")
for (const [net, prefix] of SPECIAL_IPV6) special.addSubnet(net, prefix, "ipv6")
const globalUnicast = new BlockList()
globalUnicast.addSubnet("2000::", 3, "ipv6")
const loopback = new BlockList()
loopback.addSubnet("127.0.0.0", 8, "ipv4")
loopback.addAddress("::1", "ipv6")

/** Whether an address is this machine itself, in its plain forms. */
export function isLoopbackAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0 || (family === 6 && address !== "::1")) return false
  return loopback.check(address, family === 4 ? "ipv4" : "ipv6")
}

/**
 * Whether a connection to this address may be opened.
 * @param address as a name server answers it, or `hostOf` gives it; what is no address never may
 */
export function isReachable(address: string, reach: Reach): boolean {
  const family = isIP(address)
  if (family === 0 || address.includes("%")) return false
  if (reach === "public-and-loopback" && isLoopbackAddress(address)) return true
  if (family === 4) return !special.check(address, "ipv4")
  return globalUnicast.check(address, "ipv6") && !special.check(address, "ipv6")
}

/** The host of an address without the brackets of IPv6; every way to write an IPv4 address is one by then. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "")
}
