import { sql } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"

/**
 * An address that no page of the organizer has or had: the one wished for, else with a number behind.
 * @param wish at most 55 characters of a slug
 */
export async function freeSlug(db: Queryable, organizerId: string, wish: string): Promise<string> {
  const rows = await db.execute<{ slug: string }>(sql`
    select slug from pages where organizer_id = ${organizerId} and starts_with(slug, ${wish})
    union
    select slug from page_addresses
    where organizer_id = ${organizerId} and starts_with(slug, ${wish})`)
  const taken = new Set(rows.map((row) => row.slug))
  let number = 1
  const proposal = () => (number === 1 ? wish : `${wish}-${number}`)
  while (taken.has(proposal())) number++
  return proposal()
}
