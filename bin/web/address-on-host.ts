/** What is on the product's own site alone. */
const productOnly = new Set("admin api healthz integrations metrics readyz".split(" "))
/** What is the same on every site. */
const everywhere = new Set("assets bookings media".split(" "))
/** What follows a page's own segment. */
const ofPage = new Set(["book", "held"])

export type AddressOnHost =
  | { kind: "go-on"; address: string }
  /** An address of the product's site that was carried over: the same without the organizer. */
  | { kind: "moved"; address: string }
  | { kind: "nothing" }

function named(segment: string): string {
  try {
    return decodeURIComponent(segment).toLowerCase()
  } catch {
    return segment
  }
}

/**
 * Where an address on an organizer's own host leads inside: `/intro` is `/demo/intro` there. Only what is named
 * here is shared with other sites; everything else that a page could be called is looked for among the
 * organizer's own pages, so that no other organizer's can be reached.
 *
 * @param address path and query as in the request line
 * @param slug the organizer's
 */
export function addressOnHost(address: string, slug: string): AddressOnHost {
  // As the application reads it: dots and backslashes lead nowhere else afterwards.
  const { pathname, search } = new URL(`http://host${address}`)
  const [, first = "", second = ""] = pathname.split("/")
  const name = named(first)
  // `/other.data` would be another organizer's page as data; nothing hydrates here that would ask for any.
  if (productOnly.has(name) || name.endsWith(".data")) return { kind: "nothing" }
  if (name === slug && second !== "" && !ofPage.has(second)) {
    return { kind: "moved", address: `${pathname.slice(first.length + 1)}${search}` }
  }
  // Files have a dot in their names, pages never.
  const isShared = everywhere.has(name) || !/^[a-z0-9-]*$/.test(name)
  if (isShared) return { kind: "go-on", address: `${pathname}${search}` }
  return { kind: "go-on", address: `/${slug}${pathname === "/" ? "" : pathname}${search}` }
}
