import { sql, type SQL } from "drizzle-orm"

/**
 * Whether a page `p` of an organizer `o` has an address, or had it before.
 * @param address as it was asked for; anything at all may be passed
 */
export function isAtAddress({
  organizerSlug,
  pageSlug,
}: {
  organizerSlug: string
  pageSlug: string
}): SQL {
  return sql`(
    (o.slug = ${organizerSlug} or exists (
      select from organizer_addresses a where a.organizer_id = o.id and a.slug = ${organizerSlug}))
    and (p.slug = ${pageSlug} or exists (
      select from page_addresses a where a.page_id = p.id and a.slug = ${pageSlug})))`
}
