export const LOG_PAGE_SIZE = 25
export const LOG_STATES = ["pending", "delivered", "failed"] as const

const FURTHEST_PAGE = 100_000

export type LogQuery = { state: (typeof LOG_STATES)[number] | null; page: number }

/** What a delivery log was asked for (`state`, `page`); what cannot be understood counts as not asked for. */
export function readLogQuery(search: URLSearchParams): LogQuery {
  const page = Number(search.get("page") ?? "1")
  return {
    state: LOG_STATES.find((state) => state === search.get("state")) ?? null,
    page: Number.isInteger(page) && page >= 1 && page <= FURTHEST_PAGE ? page : 1,
  }
}
