import { Resolver } from "node:dns/promises"
import { oneLine } from "#app/platform/one-line.ts"
import type { Looked } from "./port.ts"

const MOST_RECORDS = 50
const NOTHING = new Set(["ENOTFOUND", "ENODATA"])

/**
 * Asks the machine's name servers for TXT records. That there are none is an answer; that they keep silent, or
 * cannot say, is none.
 * @param servers `address:port` in place of the machine's own
 */
export async function listTexts(
  name: string,
  { timeoutMs, servers }: { timeoutMs: number; servers?: string[] },
): Promise<Looked> {
  const resolver = new Resolver({ timeout: timeoutMs / 2, tries: 2 })
  if (servers) resolver.setServers(servers)
  try {
    const records = await resolver.resolveTxt(name)
    return { kind: "found", values: records.slice(0, MOST_RECORDS).map((parts) => parts.join("")) }
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException
    return { kind: NOTHING.has(code) ? "absent" : "failed", said: oneLine(message || code) }
  }
}
