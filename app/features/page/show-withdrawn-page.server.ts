import { sql } from "drizzle-orm"
import type { Runtime } from "#app/runtime.server.ts"
import { isEmbedded } from "./carried-query.ts"
import { isAtAddress } from "./is-at-address.server.ts"
import { readPageAccess } from "./page-access.server.ts"
import { findPageOfLink } from "./queries.server.ts"
import { showClosedLink, type ShownClosedLink } from "./show-closed-link.ts"

/**
 * What a genuine link says whose page is not published now: whose it is, and nothing of the page. Links that were
 * mailed, a private page's own and those of a booking, live longer than a publication.
 * @returns null where nothing was signed for this page, or it is published
 */
export async function showWithdrawnPage(
  request: {
    organizerSlug: string
    pageSlug: string
    query: URLSearchParams
    locale: (fallback: string) => string
  },
  runtime: Pick<Runtime, "db" | "keyring">,
): Promise<ShownClosedLink | null> {
  const { query, locale } = request
  const { invitationId, bookingId } = readPageAccess(query, runtime)
  if (invitationId === null && bookingId === null) return null
  const isHere = sql`p.status <> 'published' and ${isAtAddress(request)}`
  const page = await findPageOfLink({ invitationId, bookingId }, isHere, runtime)
  if (!page) return null
  const { organizer } = page
  return showClosedLink(
    page,
    { state: "withdrawn", until: null },
    {
      ...{ locale: locale(organizer.locale), timeZone: organizer.timeZone },
      isEmbedded: isEmbedded(query),
    },
  )
}
