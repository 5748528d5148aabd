import { MOST_LISTED, readPlace, type ListPart } from "#app/features/page/list-place.ts"

type Problem = { problem: "malformed-limit" | "malformed-after" }

/** Which part of a list an address asks for (`limit`, `after`): all that is told at once, unless it says so. */
export function readListPart(query: URLSearchParams): ListPart | Problem {
  const wish = query.get("limit")
  const limit = wish === null ? MOST_LISTED : /^\d{1,4}$/.test(wish) ? Number(wish) : 0
  if (limit < 1 || limit > MOST_LISTED) return { problem: "malformed-limit" }
  const text = query.get("after")
  if (text === null) return { limit }
  const after = readPlace(text)
  return after ? { limit, after } : { problem: "malformed-after" }
}
