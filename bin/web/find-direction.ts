import { isNumeric, readHost } from "#app/features/domain/host-name.ts"
import { slugProblem } from "#app/features/organizer/slug.ts"
import { absolute, originOfHost, pathOnHost } from "#app/paths.ts"
import { addressOnHost } from "./address-on-host.ts"
import type { SiteLookup } from "./site-lookup.ts"

/** Where a request goes. `slug` is of the organizer whose host it came to; null on the product's own site. */
export type Direction =
  | { kind: "go-on"; slug: string | null; address: string }
  | { kind: "redirect"; status: 307 | 308; location: string }
  | { kind: "refuse"; status: 404 | 421 }

export type RequestLine = { method: string; address: string; host: string | undefined }

type Installation = { appUrl: string }

/** Whoever watches the machine asks it by any name. */
const forWatchers = new Set(["/healthz", "/readyz", "/metrics", "/api/served-domain"])

/**
 * Sends a request to its place by the host it came to: the product's own site, an organizer's pages on a host that
 * they have proven, or nowhere (421, RFC 9110 §15.5.20). No host ever shows what is another organizer's.
 */
export async function findDirection(
  request: RequestLine,
  installation: Installation,
  lookup: SiteLookup,
): Promise<Direction> {
  const { address } = request
  const host = readHost(request.host)
  if (isOwnSite(host, request.host, installation.appUrl))
    return onOwnSite(request, installation, lookup)
  if (forWatchers.has(address.split("?", 1)[0] ?? "")) return { kind: "go-on", slug: null, address }
  const organizer = host === null ? null : await lookup.servedHost(host)
  if (!organizer || host === null) return { kind: "refuse", status: 421 }
  const { slug, primaryHost } = organizer
  const inside = addressOnHost(address, slug)
  if (inside.kind === "nothing") return { kind: "refuse", status: 404 }
  const isElsewhere = primaryHost !== null && primaryHost !== host && mayMove(request)
  if (inside.kind === "go-on" && !isElsewhere) return { ...inside, slug }
  const origin = originOfHost(isElsewhere ? primaryHost : host, installation.appUrl)
  const path = inside.kind === "moved" ? inside.address : pathOnHost(slug, inside.address)
  return { kind: "redirect", status: 308, location: absolute(origin, path) }
}

/**
 * The product's own host, and whatever nobody could own: a number, or a name without a dot, by which a proxy or a
 * machine of the same network asks.
 */
function isOwnSite(host: string | null, sent: string | undefined, appUrl: string): boolean {
  if (!sent || host === readHost(new URL(appUrl).host)) return true
  return host !== null && (isNumeric(host) || !host.includes("."))
}

/**
 * An organizer's pages are at their own host, when they have one; their old addresses lead there for as long as
 * that is so (307, which nobody keeps). Bookings' addresses work on both: a mail's link is never sent round.
 */
async function onOwnSite(
  request: RequestLine,
  { appUrl }: Installation,
  lookup: SiteLookup,
): Promise<Direction> {
  const { address } = request
  const slug = address.split(/[/?#]/, 2)[1] ?? ""
  const stay = { kind: "go-on", slug: null, address } as const
  if (slugProblem(slug) || !mayMove(request)) return stay
  // Without an answer the page is shown where it was asked for, or says itself that there is no database.
  const host = await lookup.primaryHost(slug).catch(() => null)
  if (host === null) return stay
  const location = absolute(originOfHost(host, appUrl), pathOnHost(slug, address))
  return { kind: "redirect", status: 307, location }
}

/**
 * Whether a request may be sent to another host: only one that reads, since a form would be refused there as a
 * foreign one; not in a frame, whose site knows the origin it talks to; and not a draft, which is looked at from
 * the admin.
 */
function mayMove({ method, address }: RequestLine): boolean {
  if (method !== "GET" && method !== "HEAD") return false
  const query = new URLSearchParams(address.split("?", 2)[1] ?? "")
  return query.get("embed") !== "1" && !query.has("preview")
}
