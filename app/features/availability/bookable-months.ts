import type { ShownPage } from "#app/features/page/queries.server.ts"
import { dateOfDay, dayOfDate } from "./calendar-days.ts"
import { instantOf, localDayAt } from "./local-time.ts"
import { afterNotice } from "./notice.ts"
import { DAY } from "./time-units.ts"
import { knownZoneOffsets } from "./zone-offsets.ts"

/** A window without an end is shown this far; whoever plans further ahead asks again later. */
const FARTHEST_DAYS = 5 * 366

/**
 * Between which instants (epoch milliseconds) a page's window lets anything start, from now on, told in the
 * schedule's days. Only bounds what is looked at: which slots there are is the engine's to say.
 */
export function bookableSpan(
  page: Pick<ShownPage, "hosts" | "organizer" | "revision">,
  now: number,
): { from: number; until: number } {
  const { window } = page.revision.content
  const farthest = now + FARTHEST_DAYS * DAY
  const zone = knownZoneOffsets(zoneOfPage(page), now - 3 * DAY, farthest + 3 * DAY)
  const until =
    window.kind === "rolling"
      ? instantOf(zone, localDayAt(zone, now) + window.days + 1)
      : window.kind === "dates"
        ? instantOf(zone, dayOfDate(window.until) + 1)
        : farthest
  const from = window.kind === "dates" ? instantOf(zone, dayOfDate(window.from)) : now
  return { from: Math.max(from, now), until: Math.min(until, farthest) }
}

/** From when on a page's times can be taken, as far as its notice goes, in epoch milliseconds. */
export function firstInTime(
  page: Pick<ShownPage, "hosts" | "organizer" | "revision">,
  now: number,
): number {
  const zone = knownZoneOffsets(zoneOfPage(page), now - DAY, now + FARTHEST_DAYS * DAY)
  return afterNotice(page.revision.content.notice, zone, now, localDayAt(zone, now))[0] ?? now
}

function zoneOfPage({ hosts, organizer }: Pick<ShownPage, "hosts" | "organizer">): string {
  return hosts[0]?.timeZone ?? organizer.timeZone
}

/** The local date of an instant, "YYYY-MM-DD". */
export function dateAt(at: number, timeZone: string): string {
  return dateOfDay(localDayAt(knownZoneOffsets(timeZone, at - DAY, at + DAY), at))
}

/** The month before (-1) or after (+1) a month "YYYY-MM". */
export function monthBeside(month: string, step: -1 | 1): string {
  const first = dayOfDate(`${month}-01`)
  return dateOfDay(step < 0 ? first - 1 : first + 31).slice(0, 7)
}

/** A date as an address has it, or null when there is no such date. */
export function readDate(text: string | null): string | null {
  if (text === null) return null
  try {
    return dateOfDay(dayOfDate(text))
  } catch {
    return null
  }
}

/** A month as an address has it, or null when there is no such month. */
export function readMonth(text: string | null): string | null {
  return readDate(text === null ? null : `${text}-01`)?.slice(0, 7) ?? null
}
