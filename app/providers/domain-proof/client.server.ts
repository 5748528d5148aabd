import type { Reach } from "#app/providers/receiver/reachable.server.ts"
import { systemResolve, type ResolveHost } from "#app/providers/receiver/resolve-receiver.server.ts"
import { listTexts } from "./list-texts.server.ts"
import type { DomainProofPort } from "./port.ts"
import { readFile } from "./read-file.server.ts"

/** Names under `.localhost` are this machine (RFC 6761 §6.3); not every resolver knows. */
const resolveHere =
  (resolve: ResolveHost): ResolveHost =>
  async (host) =>
    host.endsWith(".localhost") ? [{ address: "127.0.0.1", family: 4 }] : resolve(host)

/**
 * Looks for proofs in the name system and at the hosts themselves.
 * @param reach `public`, or this machine too where the installation is on a laptop
 * @param timeoutMs for each look
 * @param nameServers `address:port` in place of the machine's own
 */
export function createDomainProof(options: {
  reach: Reach
  timeoutMs: number
  resolve?: ResolveHost
  nameServers?: string[]
}): DomainProofPort {
  const { reach, timeoutMs, resolve = systemResolve, nameServers } = options
  return {
    listTexts: (name) =>
      listTexts(name, { timeoutMs, ...(nameServers ? { servers: nameServers } : {}) }),
    readFile: (address) => readFile(address, { reach, resolve: resolveHere(resolve), timeoutMs }),
  }
}
