import { data } from "@remix-run/node"
import type { LinkPurpose } from "#app/features/booking/booking-link.server.ts"
import { openBookingLink, type OpenLink } from "#app/features/booking/open-booking-link.server.ts"
import { showSpentLink } from "#app/features/booking/show-spent-link.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

/**
 * Follows the link in an address under `/bookings/`. One that was never made for this address ends in 404;
 * an old one comes back as the page that says so, 410.
 */
export async function followLink(
  token: string | undefined,
  allowed: readonly LinkPurpose[],
  runtime: Runtime,
): Promise<{ open: OpenLink; spent?: never } | { open: null; spent: ReturnType<typeof spent> }> {
  const link = await openBookingLink(token ?? "", allowed, runtime)
  if (link.kind === "unknown") throw new Response(null, { status: 404 })
  if (link.kind !== "open") return { open: null, spent: spent(link) }
  return { open: link }
}

function spent(link: Parameters<typeof showSpentLink>[0]) {
  const { frame, title, facts } = showSpentLink(link)
  return data({ kind: "spent" as const, frame, title, facts }, { status: 410 })
}
