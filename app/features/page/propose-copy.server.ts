import { sql } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import { translator } from "#app/messages/translate.ts"

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
  const rows = await db.execute<{ slug: string }>(sql`
    select slug from pages where organizer_id = ${organizerId} and starts_with(slug, ${begin})
    union
    select slug from page_addresses
    where organizer_id = ${organizerId} and starts_with(slug, ${begin})`)
  const taken = new Set(rows.map((row) => row.slug))
  let number = 1
  const proposal = () => (number === 1 ? begin : `${begin}-${number}`)
  while (taken.has(proposal())) number++
  const copied = translator(locale)("pages.duplication.suggested", { title })
  return { slug: proposal(), title: copied.slice(0, LONGEST_TITLE) }
}
