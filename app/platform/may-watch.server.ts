import { createHash, timingSafeEqual } from "node:crypto"
import { bearerToken } from "./bearer-token.ts"

/** What proxies add: a request that carries one of these comes from further away than its socket says. */
const addedByProxies = "forwarded via x-forwarded-for x-forwarded-host x-forwarded-proto x-real-ip"

const loopback = /^(127\.\d+\.\d+\.\d+|::1)$/

/**
 * Whether a request may read the numbers of this installation: it comes from this machine itself and not
 * through a proxy on it, or carries `METRICS_TOKEN`.
 * @param token null when none is set
 */
export function mayWatch(request: Request, token: string | null): boolean {
  const given = bearerToken(request)
  if (given !== null) return token !== null && isSame(given, token)
  const { headers } = request
  if (addedByProxies.split(" ").some((name) => headers.has(name))) return false
  return loopback.test(headers.get("x-client-address") ?? "")
}

function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest()
  return timingSafeEqual(digest(given), digest(token))
}
