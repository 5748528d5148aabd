/**
 * Whom a limit per network address counts: an IPv4 address, or the /64 of an IPv6 one, since a household
 * or a machine is given at least that many and can take a new one for every request (RFC 6177 §2).
 * @returns null when nothing in front of the application said who it is
 */
export function clientAddress(request: Request): string | null {
  const address = request.headers.get("x-client-address")?.trim().toLowerCase()
  if (!address) return null
  if (!address.includes(":")) return address
  const [head = "", tail] = address.replace(/%.*$/, "").split("::", 2)
  const left = head.split(":").filter((group) => group !== "")
  const right = (tail ?? "").split(":").filter((group) => group !== "")
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array<string>(missing).fill("0"), ...right]
  const network = groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ""))
  return `${network.join(":")}::/64`
}
