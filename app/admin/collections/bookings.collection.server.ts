import type { ListPage } from "#app/admin/collection.ts"
import { PAGE_SIZE, type ListQuery } from "#app/admin/list-query.ts"
import {
  listBookings,
  type BookingSort,
  type ListedBooking,
} from "#app/features/booking/list-bookings.server.ts"
import type { BookingState } from "#app/features/booking/states.ts"
import type { SignedIn } from "#app/features/organizer/find-session.server.ts"
import { ownOnly } from "#app/features/organizer/own-only.ts"
import { SHOWN_AT_ONCE } from "#app/admin/fields/relation/shown-at-once.ts"
import { listPageTitles, type PageTitle } from "#app/features/page/list-page-titles.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** The bookings that a list was asked for, of those its reader may see; dates are local days of the organizer's zone. */
export async function readBookingList(
  actor: SignedIn["actor"],
  organizer: { id: string; timeZone: string },
  query: ListQuery<BookingSort>,
  runtime: Runtime,
): Promise<ListPage<ListedBooking>> {
  const { search, sort, direction, filters, page } = query
  const onlyOfUser = ownOnly(actor)
  const [list, relation] = await Promise.all([
    listBookings(
      organizer.id,
      {
        search,
        sort,
        direction,
        state: (filters["state"] ?? null) as BookingState | null,
        pageId: filters["page-id"] ?? null,
        from: filters["from"] ?? null,
        until: filters["until"] ?? null,
        timeZone: organizer.timeZone,
        limit: PAGE_SIZE,
        offset: (page - 1) * PAGE_SIZE,
        onlyOfUser,
      },
      runtime,
    ),
    listPageTitles(
      organizer.id,
      {
        search: filters["page-title"] ?? "",
        limit: SHOWN_AT_ONCE,
        chosen: filters["page-id"] ?? null,
        onlyOfUser,
      },
      runtime,
    ),
  ])
  const { chosen, pages, total } = relation
  const isShown = chosen === null || pages.some(({ id }) => id === chosen.id)
  const options = (isShown ? pages : [chosen, ...pages]).map(optionOf)
  return { ...list, options: { "page-id": options }, totals: { "page-id": total } }
}

function optionOf({ id, title }: PageTitle) {
  return { value: id, label: title }
}
