import { paths } from "#app/paths.ts"
import { bookingsCollection } from "./collections/bookings.collection.tsx"
import { pagesCollection } from "./collections/pages.collection.tsx"
import { listParameters, readListQuery, type ListRules } from "./list-query.ts"

type Viewed = {
  words: string
  rules: ListRules
  href: (parameters: Record<string, string | number | null>) => string
}

/** The lists whose views can be kept under a name. */
export const viewedCollections = {
  pages: { words: "admin.pages", rules: pagesCollection.rules, href: paths.adminPages },
  bookings: { words: "admin.bookings", rules: bookingsCollection.rules, href: paths.adminBookings },
} satisfies Record<string, Viewed>

export type ViewedCollection = keyof typeof viewedCollections

/** The list that an address names; null when it names none that has views. */
export function readViewedCollection(name: string | null): ViewedCollection | null {
  return name === "pages" || name === "bookings" ? name : null
}

/** Where a view of a list leads, judged as the list itself would judge it; its page number is left out. */
export function viewHref(collection: ViewedCollection, query: string): string {
  const { rules, href }: Viewed = viewedCollections[collection]
  const asked = readListQuery(new URLSearchParams(query), rules)
  return href(listParameters({ ...asked, page: 1 }, rules))
}

/** The query string that a view keeps; empty for the list as everybody finds it. */
export function viewQuery(collection: ViewedCollection, query: string): string {
  return viewHref(collection, query).split("?")[1] ?? ""
}
