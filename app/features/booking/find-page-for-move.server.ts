import type { EmailBooking } from "#app/features/notification/read-email.server.ts"
import {
  findPreviewedPage,
  findPublishedPage,
  type ShownPage,
} from "#app/features/page/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

/**
 * Where a booking may move: hours and rules of its page as they are now, or as they were sold once the page
 * is published no more; its own host, and the buffers that were sold, which it takes along.
 */
export async function findPageForMove(
  booking: Pick<EmailBooking, "organizer" | "pageSlug" | "revisionId" | "hostId" | "content">,
  runtime: Pick<Runtime, "db">,
): Promise<ShownPage | null> {
  const address = { organizerSlug: booking.organizer.slug, pageSlug: booking.pageSlug }
  const page =
    (await findPublishedPage(address, runtime)) ??
    (await findPreviewedPage({ ...address, revisionId: booking.revisionId }, runtime))
  if (!page) return null
  const { bufferBeforeMinutes, bufferAfterMinutes } = booking.content
  const content = { ...page.revision.content, bufferBeforeMinutes, bufferAfterMinutes }
  return {
    ...page,
    revision: { ...page.revision, content },
    hosts: page.hosts.filter(({ hostId }) => hostId === booking.hostId),
  }
}
