import type { z } from "zod"
import { COUNTED_UP_TO } from "#app/features/counted-up-to.ts"

export const PAGE_SIZE = 50
const LONGEST_SEARCH = 100
/** What is beyond is found by searching, filtering or turning the order around. */
export const FURTHEST_PAGE = COUNTED_UP_TO / PAGE_SIZE

/** What a list was asked for. Everything comes from the address and has been judged. */
export type ListQuery<Sort extends string = string> = {
  search: string
  /** By filter name; a filter that is not set is absent. */
  filters: Partial<Record<string, string>>
  sort: Sort
  direction: "ascending" | "descending"
  /** From 1. */
  page: number
}

/** What a list may be asked for. */
export type ListRules<Sort extends string = string> = {
  sorts: readonly Sort[]
  defaultSort: { sort: Sort; direction: ListQuery["direction"] }
  filters: readonly { name: string; schema: z.ZodType<string> }[]
}

/**
 * Reads a list's address (`q`, a parameter per filter, `sort=-name` for descending, `page`). What cannot be
 * understood counts as not asked for, so that an old link still shows the list.
 */
export function readListQuery<Sort extends string>(
  search: URLSearchParams,
  rules: ListRules<Sort>,
): ListQuery<Sort> {
  const wish = search.get("sort") ?? ""
  const sort = rules.sorts.find((name) => name === wish.replace(/^-/, ""))
  const page = Number(search.get("page") ?? "1")
  const filters = rules.filters.flatMap(({ name, schema }) => {
    const value = schema.safeParse(search.get(name))
    return value.success && value.data !== "" ? [[name, value.data] as const] : []
  })
  return {
    search: (search.get("q") ?? "").replaceAll("\u0000", "").trim().slice(0, LONGEST_SEARCH),
    filters: Object.fromEntries(filters),
    ...(sort
      ? { sort, direction: wish.startsWith("-") ? ("descending" as const) : ("ascending" as const) }
      : rules.defaultSort),
    page: Number.isInteger(page) && page >= 1 && page <= FURTHEST_PAGE ? page : 1,
  }
}

/** The parameters that ask for a list again, with some of it changed; what is usual is left out. */
export function listParameters<Sort extends string>(
  query: ListQuery<Sort>,
  rules: ListRules<Sort>,
): Record<string, string | number | null> {
  const isUsual =
    query.sort === rules.defaultSort.sort && query.direction === rules.defaultSort.direction
  return {
    q: query.search,
    ...query.filters,
    sort: isUsual ? null : `${query.direction === "descending" ? "-" : ""}${query.sort}`,
    page: query.page === 1 ? null : query.page,
  }
}
