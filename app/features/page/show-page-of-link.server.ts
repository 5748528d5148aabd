import { sql } from "drizzle-orm"
import type { Runtime } from "#app/runtime.server.ts"
import { isEmbedded } from "./carried-query.ts"
import { isAtAddress } from "./is-at-address.server.ts"
import { readPageAccess } from "./page-access.server.ts"
import { findPageOfLink } from "./queries.server.ts"
import { showClosedLink, type ShownClosedLink } from "./show-closed-link.ts"

/**
 * What a genuine link says that does not open its page: whose that is, and nothing of the page. Links that were
 * mailed, a private page's own and those of a booking, live longer than a publication, and a booking is known
 * longer than its link opens a private page.
 * @param request of a page that nothing opened
 * @returns null where nothing was signed for a page at the address
 */
export async function showPageOfLink(
  request: {
    organizerSlug: string
    pageSlug: string
    query: URLSearchParams
    locale: (fallback: string) => string
  },
  runtime: Pick<Runtime, "db" | "clock" | "keyring">,
): Promise<ShownClosedLink | null> {
  const { query, locale } = request
  const access = readPageAccess(query, runtime)
  if (access.invitationId === null && access.bookingId === null) return null
  const isHere = isAtAddress(request)
  const show = async (state: "withdrawn" | "over") => {
    const isSo = state === "over" ? sql`p.status = 'published'` : sql`p.status <> 'published'`
    const page = await findPageOfLink(access, sql`${isSo} and ${isHere}`, runtime)
    if (!page) return null
    const { timeZone, locale: own } = page.organizer
    const reader = { locale: locale(own), timeZone, isEmbedded: isEmbedded(query) }
    return showClosedLink(page, { state, until: null }, reader)
  }
  const withdrawn = await show("withdrawn")
  // A preview that is over says nothing of the links beside it.
  return withdrawn || query.has("preview") ? withdrawn : show("over")
}
