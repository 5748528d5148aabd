import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { readBookingList } from "#app/admin/collections/bookings.collection.server.ts"
import { bookingsCollection } from "#app/admin/collections/bookings.collection.tsx"
import { readListQuery } from "#app/admin/list-query.ts"
import { ListView } from "#app/admin/list-view.tsx"
import { pageTitle } from "#app/admin/page-title.ts"
import { SavedViews } from "#app/admin/saved-views.tsx"
import { viewQuery } from "#app/admin/viewed-collections.ts"
import { requireOrganizer } from "#app/features/organizer/gates.server.ts"
import { listViews } from "#app/features/view/list-views.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"

export const meta: MetaFunction = () => pageTitle("admin.bookings.title")

/** The organizer's bookings, as the address asks for them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireOrganizer(request, runtime)
  const { searchParams } = new URL(request.url)
  const query = readListQuery(searchParams, bookingsCollection.rules)
  const list = await readBookingList(actor, organizer, query, runtime)
  const views = await listViews(actor, "bookings", runtime)
  const asked = viewQuery("bookings", searchParams.toString())
  return { query, list, views, asked, timeZone: organizer.timeZone }
}

export default function Bookings() {
  const { query, list, views, asked, timeZone } = useLoaderData<typeof loader>()
  return (
    <ListView
      collection={bookingsCollection}
      list={list}
      query={query}
      href={paths.adminBookings}
      context={{ timeZone }}
      views={<SavedViews collection="bookings" views={views} query={asked} />}
    />
  )
}
