/** Query names whose values say nothing secret: what a visitor looks at, not who they are. */
const openNames = new Set(
  "month date timeZone duration host start from to embed page sort state tab _routes".split(" "),
)
const hidden = "…"

/** Ids in the admin's addresses are names, not keys: a UUID may be read by anybody. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function redactSegment(segment: string, before: string | undefined, first: string | undefined) {
  if (first === "assets" || segment === "" || uuid.test(segment)) return segment
  const [name = "", ...endings] = segment.split(".")
  const ending = endings.length > 0 && endings.at(-1) === "data" ? ".data" : ""
  if (before === "bookings" || before === "reset-password") return hidden + ending
  return name.length >= 32 || segment.length >= 64 ? hidden + ending : segment
}

/**
 * An address as the log may know it: signed tokens in the path and every query value that is not known to
 * be harmless are replaced by `…`. Query names stay, since they tell what was asked.
 *
 * @param address path and query, as in the request line
 */
export function redactAddress(address: string): string {
  const [path = "", query] = address.split("?", 2)
  const segments = path.split("/")
  const shown = segments
    .map((segment, at) => redactSegment(segment, segments[at - 1], segments[1]))
    .join("/")
  if (query === undefined) return shown
  const pairs = query.split("&").map((pair) => {
    const [name = "", value] = pair.split("=", 2)
    // OAuth's `state` is a secret of the moment; the admin's filter of that name is not.
    const isOpen = openNames.has(name) && !(name === "state" && segments[1] === "integrations")
    return value === undefined || isOpen ? pair : `${name}=${hidden}`
  })
  return `${shown}?${pairs.join("&")}`
}
