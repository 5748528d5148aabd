import { BlockList, isIP } from "node:net"

/** The header that loaders read: set by us on every request, never taken from outside. */
export const clientAddressHeader = "x-client-address"

/** `::ffff:192.0.2.1` is how a socket that serves both families names an IPv4 peer. */
export function plainAddress(address: string | undefined): string {
  return (address ?? "").replace(/^::ffff:(?=\d+\.)/i, "")
}

/**
 * Which peers are proxies of ours.
 *
 * @param entries addresses or networks such as `10.0.0.0/8`, as in TRUSTED_PROXIES
 */
export function trustProxies(entries: string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = "", bits] = entry.split("/", 2)
    const family = isIP(address)
    if (family === 0) continue
    const type = family === 6 ? "ipv6" : "ipv4"
    if (bits === undefined) list.addAddress(address, type)
    else list.addSubnet(address, Number(bits), type)
  }
  return (address) => {
    const family = isIP(address)
    return family !== 0 && list.check(address, family === 6 ? "ipv6" : "ipv4")
  }
}

/**
 * The client's address: the socket's peer or, when the peer is a trusted proxy, the right-most entry of
 * `X-Forwarded-For` that is not one. What stands further left was written by the client and is not believed.
 *
 * @param peer the socket's remote address
 * @param forwardedFor the raw header, all of its lines joined by commas
 */
export function findClientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  isTrusted: (address: string) => boolean,
): string {
  let address = plainAddress(peer)
  const hops = (forwardedFor ?? "").split(",").map((hop) => plainAddress(hop.trim()))
  while (isTrusted(address)) {
    const hop = hops.pop()
    if (hop === undefined || isIP(hop) === 0) break
    address = hop
  }
  return address
}
