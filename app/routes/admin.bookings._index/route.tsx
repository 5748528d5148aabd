import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { readBookingList } from "#app/admin/collections/bookings.collection.server.ts"
import { bookingsCollection } from "#app/admin/collections/bookings.collection.tsx"
import { readListQuery } from "#app/admin/list-query.ts"
import { ListView } from "#app/admin/list-view.tsx"
import { pageTitle } from "#app/admin/page-title.ts"
import { requireOrganizer } from "#app/features/organizer/gates.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"

export const meta: MetaFunction = () => pageTitle("admin.bookings.title")

/** The organizer's bookings, as the address asks for them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireOrganizer(request, runtime)
  const query = readListQuery(new URL(request.url).searchParams, bookingsCollection.rules)
  const list = await readBookingList(actor, organizer, query, runtime)
  return { query, list, timeZone: organizer.timeZone }
}

export default function Bookings() {
  const { query, list, timeZone } = useLoaderData<typeof loader>()
  return (
    <ListView
      collection={bookingsCollection}
      list={list}
      query={query}
      href={paths.adminBookings}
      context={{ timeZone }}
    />
  )
}
