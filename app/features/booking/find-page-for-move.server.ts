import type { EmailBooking } from "#app/features/notification/read-email.server.ts"
import {
  findPreviewedPage,
  findPublishedPage,
  type ShownPage,
} from "#app/features/page/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { pageAsSold } from "./page-as-sold.ts"

/**
 * Where a booking may move: hours and rules of its page as they are now, or as they were sold once the page
 * is published no more; its own hosts, buffers and seats, which it takes along. Whose booking it is
 * has been proven: a private page needs no other link.
 */
export async function findPageForMove(
  booking: Pick<EmailBooking, "organizer" | "pageSlug" | "revisionId" | "hostIds" | "content">,
  runtime: Pick<Runtime, "db" | "clock">,
): Promise<ShownPage | null> {
  const address = { organizerSlug: booking.organizer.slug, pageSlug: booking.pageSlug }
  const page =
    (await findPublishedPage(address, runtime, "organizer")) ??
    (await findPreviewedPage({ ...address, revisionId: booking.revisionId }, runtime))
  return page ? pageAsSold(page, booking.hostIds, booking.content) : null
}
