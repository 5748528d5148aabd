import type { Queryable } from "#db/client.ts"
import { translator } from "#app/messages/translate.ts"
import { freeSlug } from "./free-slug.server.ts"

const LONGEST_SLUG = 60
const LONGEST_TITLE = 120

/**
 * What a copy of a page would be called: an address that no page has or had, made of the page's own, and a
 * title that says it is a copy.
 * @param locale of the organizer, BCP 47
 */
export async function proposeCopy(
  db: Queryable,
  organizerId: string,
  { slug, title, locale }: { slug: string; title: string; locale: string },
): Promise<{ slug: string; title: string }> {
  const begin = `${slug.slice(0, LONGEST_SLUG - "-copy-999".length)}-copy`
  const proposal = await freeSlug(db, organizerId, begin)
  const copied = translator(locale)("pages.duplication.suggested", { title })
  return { slug: proposal, title: copied.slice(0, LONGEST_TITLE) }
}
