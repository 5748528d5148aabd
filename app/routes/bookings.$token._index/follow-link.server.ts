import { data, redirect } from "@remix-run/node"
import type { LinkPurpose } from "#app/features/booking/booking-link.server.ts"
import {
  openBookingLink,
  type OpenedLink,
  type OpenLink,
} from "#app/features/booking/open-booking-link.server.ts"
import { showSpentLink } from "#app/features/booking/show-spent-link.server.ts"
import { requireWithinLimit } from "#app/platform/require-within-limit.server.ts"
import { siteOf } from "#app/platform/site-header.ts"
import type { Runtime } from "#app/runtime.server.ts"

/**
 * Follows the link in an address under `/bookings/`. One that was never made for this address ends in 404;
 * an old one comes back as the page that says so, 410; too many requests in 429.
 */
export async function followLink(
  request: Request,
  token: string | undefined,
  allowed: readonly LinkPurpose[],
  runtime: Runtime,
): Promise<{ open: OpenLink; spent?: never } | { open: null; spent: ReturnType<typeof gone> }> {
  await requireWithinLimit(request, runtime)
  const link = await openHere(request, token, allowed, runtime)
  if (link.kind === "unknown") throw new Response(null, { status: 404 })
  return link.kind === "open" ? { open: link } : { open: null, spent: gone(link) }
}

/** The link in an address. On an organizer's own host another's booking is unknown. */
export async function openHere(
  request: Request,
  token: string | undefined,
  allowed: readonly LinkPurpose[],
  runtime: Runtime,
): Promise<OpenedLink> {
  const link = await openBookingLink(token ?? "", allowed, runtime)
  const site = siteOf(request)
  const isElsewhere = link.kind !== "unknown" && site !== null
  return isElsewhere && site !== link.booking.organizer.slug ? { kind: "unknown" } : link
}

/** 410 with the page that offers a fresh link. */
export function gone(link: Parameters<typeof showSpentLink>[0]) {
  return data(showSpentLink(link), { status: 410 })
}

/** What every page under `/bookings/` carries, for answers that are no pages. */
export const privateHeaders = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "X-Robots-Tag": "noindex",
}

/** 303, with no trace of the address that leads there. */
export function leadTo(address: string): Response {
  return redirect(address, { status: 303, headers: privateHeaders })
}
