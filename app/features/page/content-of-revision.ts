import { recentlyUsed } from "#app/platform/recently-used.ts"
import { pageContentSchema, type PageContent } from "./schema.ts"

const MOST_KEPT = 500
const kept = recentlyUsed<PageContent>(MOST_KEPT)

/**
 * What a stored revision says. A revision never changes, by a guard of the database, so each is judged once in a
 * process; many share what comes out, so it is frozen.
 * @param content as the database has it
 */
export function contentOfRevision({ id, content }: { id: string; content: unknown }): PageContent {
  const known = kept.get(id)
  if (known) return known
  const parsed = freezeWhole(pageContentSchema.parse(content))
  kept.set(id, parsed)
  return parsed
}

function freezeWhole<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value
  for (const part of Object.values(value)) freezeWhole(part)
  return Object.freeze(value)
}
