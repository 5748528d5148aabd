import { badParameter } from "./api-problem.ts"

type Range = {
  gt?: number | undefined
  gte?: number | undefined
  lt?: number | undefined
  lte?: number | undefined
}

type Paging = {
  limit?: number | undefined
  starting_after?: string | undefined
  ending_before?: string | undefined
}

/** One page of a list, newest first: https://docs.stripe.com/api/pagination */
export type Page<Item> = { object: "list"; url: string; has_more: boolean; data: Item[] }

/**
 * Cuts one page out of `items`, which come oldest first. A cursor that is not among them is refused, as
 * Stripe refuses an object it does not know.
 */
export function paginate<Item extends { id: string }>(
  items: Item[],
  paging: Paging,
  url: string,
): Page<Item> {
  const newestFirst = items.toReversed()
  const limit = paging.limit ?? 10
  if (paging.ending_before !== undefined) {
    const end = indexOf(newestFirst, paging.ending_before, "ending_before")
    const start = Math.max(0, end - limit)
    return { object: "list", url, has_more: start > 0, data: newestFirst.slice(start, end) }
  }
  const start =
    paging.starting_after === undefined
      ? 0
      : indexOf(newestFirst, paging.starting_after, "starting_after") + 1
  const data = newestFirst.slice(start, start + limit)
  return { object: "list", url, has_more: start + limit < newestFirst.length, data }
}

/** Whether an instant in unix seconds lies in a `created` filter; no filter takes all. */
export function isWithin(seconds: number, range: number | Range | undefined): boolean {
  if (range === undefined) return true
  if (typeof range === "number") return seconds === range
  return (
    seconds > (range.gt ?? -Infinity) &&
    seconds >= (range.gte ?? -Infinity) &&
    seconds < (range.lt ?? Infinity) &&
    seconds <= (range.lte ?? Infinity)
  )
}

function indexOf(items: { id: string }[], id: string, param: string): number {
  const index = items.findIndex((item) => item.id === id)
  if (index === -1) throw badParameter("resource_missing", `No such object: '${id}'`, param)
  return index
}
