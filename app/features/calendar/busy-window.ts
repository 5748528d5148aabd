import type { PageContent } from "#app/features/page/schema.ts"

const DAY_MS = 86_400_000
/** A page that opens tomorrow should find the usual two months read already. */
const FEWEST_DAYS = 62
/** Half a year and a little: what lies beyond is not offered until it comes nearer. */
const MOST_DAYS = 190

/**
 * For which time a host's calendars are read: from yesterday, since a meeting may run over midnight, until
 * the furthest time that any of the host's pages offers.
 * @param windows the booking windows of the pages on which the host can be booked
 */
export function busyWindow(
  windows: readonly PageContent["window"][],
  now: Date,
): { from: Date; to: Date } {
  const days = windows.map((window) => {
    if (window.kind === "forever") return MOST_DAYS
    if (window.kind === "rolling") return window.days
    return Math.ceil((Date.parse(`${window.until}T00:00:00Z`) - now.getTime()) / DAY_MS) + 1
  })
  const furthest = Math.min(MOST_DAYS, Math.max(FEWEST_DAYS, ...days))
  return {
    from: new Date(now.getTime() - DAY_MS),
    // A day more for the last local day, another for the last slot's length.
    to: new Date(now.getTime() + (furthest + 2) * DAY_MS),
  }
}
