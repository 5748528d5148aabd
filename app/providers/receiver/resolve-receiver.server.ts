import { lookup } from "node:dns/promises"
import { isIP } from "node:net"
import { hostOf, isLoopbackAddress, isReachable, type Reach } from "./reachable.server.ts"

export type HostAddress = { address: string; family: 4 | 6 }

/** Asks the name servers for every address of a host. @throws when there is none */
export type ResolveHost = (host: string) => Promise<HostAddress[]>

/** The machine's own way to ask: its hosts file, then its name servers. */
export const systemResolve: ResolveHost = async (host) =>
  (await lookup(host, { all: true })).map(({ address, family }) => ({
    address,
    family: family === 6 ? 6 : 4,
  }))

export type ResolvedReceiver =
  | { ok: true; addresses: [HostAddress, ...HostAddress[]] }
  | { ok: false; problem: "unknown-host" | "private-address" }

/**
 * Where a receiver's name leads now. One address among them that must not be reached is enough to refuse
 * all: whoever answers so means no good. Plain http goes to this machine only.
 */
export async function resolveReceiver(
  url: URL,
  reach: Reach,
  resolve: ResolveHost,
): Promise<ResolvedReceiver> {
  const [first, ...others] = await addressesOf(hostOf(url), resolve)
  if (!first) return { ok: false, problem: "unknown-host" }
  const addresses: [HostAddress, ...HostAddress[]] = [first, ...others]
  const mayReach = ({ address }: HostAddress) =>
    isReachable(address, reach) && (url.protocol === "https:" || isLoopbackAddress(address))
  return addresses.every(mayReach)
    ? { ok: true, addresses }
    : { ok: false, problem: "private-address" }
}

async function addressesOf(host: string, resolve: ResolveHost): Promise<HostAddress[]> {
  const family = isIP(host)
  if (family !== 0) return [{ address: host, family: family === 6 ? 6 : 4 }]
  try {
    return await resolve(host)
  } catch {
    return []
  }
}
