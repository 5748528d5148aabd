import { isIP } from "node:net"
import { hostOf, isLoopbackAddress, isReachable, type Reach } from "./reachable.server.ts"

export type AddressProblem =
  | "webhook-url-malformed"
  | "webhook-url-not-https"
  | "webhook-url-credentials"
  | "webhook-url-fragment"
  | "webhook-url-port"
  | "webhook-url-private"

const LONGEST = 2_000
const FIRST_FREE_PORT = 1024

/**
 * Ports of other protocols above the well-known ones, to which no browser would speak HTTP either.
 * @see https://fetch.spec.whatwg.org/#port-blocking
 */
const OTHER_PROTOCOLS = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669,
  6679, 6697, 10080,
])

/** Names that never leave a network or a machine. */
const INSIDE = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa|localdomain)$/

/**
 * What is wrong with the address of a receiver, as far as its text tells; null when nothing is. Where its
 * name leads is asked again at every delivery.
 * @param reach with loopback, plain http is allowed there and nowhere else
 */
export function addressProblem(text: string, reach: Reach): AddressProblem | null {
  if (text.length > LONGEST || !URL.canParse(text)) return "webhook-url-malformed"
  const url = new URL(text)
  if (url.protocol !== "https:" && url.protocol !== "http:") return "webhook-url-not-https"
  if (url.username !== "" || url.password !== "") return "webhook-url-credentials"
  if (url.hash !== "") return "webhook-url-fragment"
  const isHere = reach === "public-and-loopback" && isLoopbackName(hostOf(url))
  if (url.protocol === "http:" && !isHere) return "webhook-url-not-https"
  if (!isPortAllowed(url, isHere)) return "webhook-url-port"
  if (isHere) return null
  return isPublicName(hostOf(url)) ? null : "webhook-url-private"
}

function isLoopbackName(host: string): boolean {
  return host === "localhost" || isLoopbackAddress(host)
}

/** Where http is spoken: its own ports, or one that anybody may listen on. */
function isPortAllowed({ port }: URL, isHere: boolean): boolean {
  if (port === "" || (isHere && port === "443")) return true
  const number = Number(port)
  return number >= FIRST_FREE_PORT && !OTHER_PROTOCOLS.has(number)
}

function isPublicName(host: string): boolean {
  if (isIP(host) !== 0) return isReachable(host, "public")
  const name = host.replace(/\.$/, "").toLowerCase()
  return name.includes(".") && !INSIDE.test(name)
}
