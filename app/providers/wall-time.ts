/**
 * Wall times of a zone and the instants they name, by `Intl` alone. Calendars write all-day events as
 * dates and some times without an offset; both mean something only in a zone.
 */

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-US", {
      timeZone,
      calendar: "iso8601",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    })
    clocks.set(timeZone, clock)
  }
  return clock
}

/**
 * What a clock on the wall shows, as `YYYY-MM-DDTHH:mm:ss`.
 * @throws RangeError when the zone is unknown
 */
export function wallTimeOf(instant: Date, timeZone: string): string {
  const parts: Record<string, string> = {}
  for (const part of clockOf(timeZone).formatToParts(instant)) parts[part.type] = part.value
  const year = parts["year"]!.padStart(4, "0")
  return `${year}-${parts["month"]}-${parts["day"]}T${parts["hour"]}:${parts["minute"]}:${parts["second"]}`
}

/** How far a zone is ahead of UTC at an instant, in milliseconds. */
function offsetMsAt(instantMs: number, timeZone: string): number {
  const wholeSecondMs = Math.floor(instantMs / 1000) * 1000
  return Date.parse(`${wallTimeOf(new Date(wholeSecondMs), timeZone)}Z`) - wholeSecondMs
}

const WALL_TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?)?$/
const DAY_MS = 86_400_000

/**
 * The instant at which a zone's clocks show a wall time (`YYYY-MM-DD`, midnight, or with `THH:mm[:ss]`).
 * A time that comes twice means the first; one that is skipped means the same stretch after the jump,
 * so that the start of a day without midnight is the jump itself (RFC 5545 §3.3.5).
 * @throws RangeError when the text is no wall time or the zone is unknown
 */
export function instantOfWallTime(wallTime: string, timeZone: string): Date {
  const asUtcMs = WALL_TIME.test(wallTime)
    ? Date.parse(wallTime.length === 10 ? `${wallTime}T00:00:00Z` : `${wallTime}Z`)
    : Number.NaN
  if (Number.isNaN(asUtcMs)) throw new RangeError("not a wall time")
  const before = offsetMsAt(asUtcMs - DAY_MS, timeZone)
  const after = offsetMsAt(asUtcMs + DAY_MS, timeZone)
  const candidates = [asUtcMs - before, asUtcMs - after].sort((a, b) => a - b)
  const exact = candidates.find((ms) => ms + offsetMsAt(ms, timeZone) === asUtcMs)
  return new Date(exact ?? asUtcMs - before)
}

/** The next date, `YYYY-MM-DD` in and out. */
export function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
}
