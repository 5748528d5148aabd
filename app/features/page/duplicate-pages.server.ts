import { createHash } from "node:crypto"
import { sql } from "drizzle-orm"
import type { Actor } from "#app/features/actor.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { duplicatePage } from "./duplicate-page.server.ts"
import { proposeCopy } from "./propose-copy.server.ts"

/** Somebody else may take the proposed address between proposal and copy. */
const TRIES = 3

/**
 * Makes a draft of each of several pages, under an address and a title that say it is a copy, like `duplicatePage`.
 * What is no page of this organizer is passed over.
 * @param input `attempt` is the form's own; sent twice, each page is copied once
 * @param locale of the organizer, BCP 47
 * @returns how many copies there are
 */
export async function duplicatePages(
  actor: Actor & { kind: "user" },
  input: { pageIds: readonly string[]; attempt: string; locale: string },
  runtime: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<number> {
  const { organizerId } = actor
  const known = input.pageIds.filter(isId)
  if (known.length === 0) return 0
  const pages = await runtime.db.execute<{ id: string; slug: string; title: string }>(sql`
    select id, slug, title from pages
    where organizer_id = ${organizerId} and id in ${known} order by lower(title), id`)
  let done = 0
  for (const { id: pageId, slug, title } of pages) {
    const copyId = idOfCopy([organizerId, input.attempt, pageId])
    for (let left = TRIES; left > 0; left--) {
      const names = { slug, title, locale: input.locale }
      const copy = await proposeCopy(runtime.db, organizerId, names)
      const made = await duplicatePage(actor, { pageId, ...copy, copyId }, runtime)
      if (made.ok) done++
      if (made.ok || made.problem !== "slug-taken") break
    }
  }
  return done
}

/** The same copy of the same form has the same id, so that the database makes it once. */
function idOfCopy(parts: readonly string[]): string {
  const hex = createHash("sha256").update(parts.join("\n")).digest("hex")
  const [a, b, c, d] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(13, 16), hex.slice(17, 20)]
  return `${a}-${b}-8${c}-8${d}-${hex.slice(20, 32)}`
}
