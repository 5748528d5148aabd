import { paths } from "#app/paths.ts"
import type { ShownPage } from "#app/features/page/queries.server.ts"
import type { Resumed } from "./resume-booking.server.ts"

/**
 * The same booking to go on with, its way back being the page in the frame that leads out of it: a booking's
 * own pages are not shown inside another site.
 * @param token the link that named it
 */
export function stayingInFrame<Known extends Resumed | null>(
  known: Known,
  { organizer, page }: Pick<ShownPage, "organizer" | "page">,
  token: string | null,
): Known {
  if (known === null || token === null || !("backHref" in known)) return known
  return { ...known, backHref: paths.bookingHeld(organizer.slug, page.slug, token) }
}
