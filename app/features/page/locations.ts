import type { PageContent, PageLocation } from "./schema.ts"

/** What a page offers as places. */
export type OfferedLocations = Pick<PageContent, "location" | "otherLocations">

/** What a place goes by where one is chosen: its words, or its kind where it has none. */
export function locationKey({ kind, text }: Pick<PageLocation, "kind" | "text">): string {
  return text === "" ? kind : text
}

/** The places that a page offers, in order; of two that a client could not tell apart the first. */
export function locationsOf({ location, otherLocations }: OfferedLocations): PageLocation[] {
  const all = [location, ...otherLocations]
  const keys = all.map(locationKey)
  return all.filter((one, index) => keys.indexOf(locationKey(one)) === index)
}

/** Which of a page's places a key names; -1 when none. Of a page with one place it is that one, whatever is said. */
export function locationIndex(content: OfferedLocations, key: string): number {
  const offered = locationsOf(content)
  return offered.length === 1 ? 0 : offered.findIndex((one) => locationKey(one) === key)
}

/**
 * What a booking was sold, with the one place that its client chose.
 * @param index as `locationIndex` gave it under the same revision
 */
export function atLocation<Content extends OfferedLocations>(
  content: Content,
  index: number,
): Content {
  if (content.otherLocations.length === 0) return content
  const location = locationsOf(content)[index] ?? content.location
  return { ...content, location, otherLocations: [] }
}
