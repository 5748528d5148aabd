/** What keeps a typed text from being a host name of an organizer's own. */
export type HostNameProblem =
  | "domain-empty"
  | "domain-malformed"
  | "domain-address"
  | "domain-port"
  | "domain-inside"
  | "domain-ours"

type Installation = { appUrl: string; isLoopback: boolean }

const LONGEST = 253
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
/** Names that never leave a network or a machine (RFC 6761, RFC 6762, RFC 8375, RFC 9476). */
const inside =
  /(^|\.)(localhost|local|internal|intranet|lan|home|corp|arpa|localdomain|test|invalid|alt|onion)$/

/**
 * The host of a request or an address, as it is stored: small letters, punycode, no dot at its end, no port.
 * @param text `Book.Example.com:443`, as a Host header has it (RFC 9110 §7.2)
 * @returns null for whatever is no host alone: a user, a path, nothing, or longer than a name can be
 */
export function readHost(text: string | undefined): string | null {
  if (!text || !/^[^\s/?#@\\]+$/.test(text) || !URL.canParse(`http://${text}`)) return null
  const host = new URL(`http://${text}`).hostname.replace(/\.$/, "")
  return host === "" || host.length > LONGEST ? null : host
}

/** Whether a name means this very machine wherever it is asked for (RFC 6761 §6.3). */
export function isLoopbackName(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost")
}

/** Whether a host is an address in numbers: no name that anybody could own. */
export function isNumeric(host: string): boolean {
  return host.startsWith("[") || /^[\d.]+$/.test(host)
}

/**
 * A host name as an organizer types it. A whole address is taken for its host. Names under `.localhost` are for
 * installations on a laptop, which are reached there under the same port.
 */
export function readHostName(
  typed: string,
  { appUrl, isLoopback }: Installation,
): { ok: true; host: string } | { ok: false; problem: HostNameProblem } {
  const refused = (problem: HostNameProblem) => ({ ok: false, problem }) as const
  const text = typed
    .trim()
    .replace(/^https?:\/\//i, "")
    .replace(/\/$/, "")
  if (text === "") return refused("domain-empty")
  const host = readHost(text)
  if (host === null) return refused("domain-malformed")
  if (isNumeric(host)) return refused("domain-address")
  const { hostname, port } = new URL(appUrl)
  const typedPort = /:(\d*)$/.exec(text)?.[1]
  if (typedPort !== undefined && (!isLoopback || typedPort !== port)) return refused("domain-port")
  if (host === readHost(hostname)) return refused("domain-ours")
  const labels = host.split(".")
  const isName = labels.length > 1 && labels.every((one) => label.test(one))
  if (!isName) return refused(host === "localhost" ? "domain-inside" : "domain-malformed")
  if (isLoopback && isLoopbackName(host)) return { ok: true, host }
  return inside.test(host) ? refused("domain-inside") : { ok: true, host }
}
