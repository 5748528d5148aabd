import { readAlready } from "#db/clock.ts"
import type { ShownPage } from "#app/features/page/queries.server.ts"
import type { TimesFacts } from "#app/features/page/screens/times-panel.tsx"
import type { Runtime } from "#app/runtime.server.ts"
import { bookableSpan, dateAt, monthBeside, readDate, readMonth } from "./bookable-months.ts"
import { findSlots, type FoundSlots } from "./find-slots.server.ts"
import type { Slot } from "./input.ts"
import { monthDays, monthRange } from "./month-days.ts"
import type { Span } from "./rows-needed.ts"
import { DAY } from "./time-units.ts"

/** How far the search for the next free time reaches with each query, in days. */
const SEARCH_DAYS = [62, 124, 366, 732, 732]

export type TimesRequest = {
  durationMinutes: number
  /** As the address has them: anything that is no month or day of the page's window is passed over. */
  month: string | null
  date: string | null
  /** The client's, IANA. */
  timeZone: string
  isZoneChosen: boolean
  /** Whom the client picked, where the page lets them; null for anybody. */
  pickedHostId?: string | null
  /** Whose calendar it is that does not answer, in a sentence; the first host's when absent. */
  calledHost?: string
  /** One's own booking, which may move onto its own time, and when it starts now. */
  moving?: { bookingId: string; startsAt: Date } | null
  /** The address that shows a month, and one of its days where `date` is given. */
  dayHref: (month: string, date: string | null) => string
  timeHref: (startsAt: Date, date: string) => string
  /** Where the form that changes the zone leads; the month and day shown are added to what it keeps. */
  zoneForm: TimesFacts["zoneForm"]
}

/**
 * Days and times as a client chooses from them. Without a month it is the first that has anything free,
 * without a day the first of its month.
 */
export async function showTimes(
  page: ShownPage,
  request: TimesRequest,
  runtime: Runtime,
): Promise<TimesFacts> {
  const readAt = await runtime.clock.now(runtime.db)
  const now = readAt.getTime()
  // One reading of the clock for everything one page says.
  const pinned = { ...runtime, clock: readAlready(readAt) }
  const { timeZone, durationMinutes, pickedHostId = null } = request
  const withoutBooking = request.moving?.bookingId ?? null
  const asking = { durationMinutes, withoutBooking, pickedHostId }
  const search = async (span: Span): Promise<Slot[] | null> => {
    const found = await findSlots(page, { ...asking, span }, pinned)
    return found.kind === "slots" ? found.slots : null
  }
  const bookable = bookableSpan(page, now)
  const first = dateAt(bookable.from, timeZone).slice(0, 7)
  const last = dateAt(Math.max(bookable.until - 1, bookable.from), timeZone).slice(0, 7)
  const asked = { date: readDate(request.date), month: readMonth(request.month) }
  const wanted = asked.date?.slice(0, 7) ?? asked.month
  const month = wanted === null || wanted < first ? first : wanted > last ? last : wanted

  const span = monthRange(month, timeZone, durationMinutes)
  const found = await findSlots(page, { ...asking, span, inFull: true }, pinned)
  const shown = { month, first, last, now, asked, request }
  if (found.kind === "unreadable") {
    return { ...facts(shown, NOTHING), unreachable: unreachable(page, shown) }
  }
  const { slots } = found
  const onlyMonth = facts(shown, found)
  if (onlyMonth.times.length > 0) return onlyMonth

  const day = onlyMonth.calendar.chosen
  const later = slots.find(({ startsAt }) => day !== null && dateAt(startsAt, timeZone) > day)
  const monthEnd = monthRange(month, timeZone, 0).to
  const next =
    later ??
    (await firstFree(search, monthEnd, bookable.until, durationMinutes)) ??
    (month > first ? await firstFree(search, bookable.from, monthEnd, durationMinutes) : null)
  if (next === null) return onlyMonth
  const nextDate = dateAt(next.startsAt, timeZone)
  if (wanted === null && nextDate.slice(0, 7) > month) {
    const there = { ...request, month: nextDate.slice(0, 7), date: null }
    return showTimes(page, there, pinned)
  }
  const href = request.dayHref(nextDate.slice(0, 7), nextDate)
  return { ...onlyMonth, nextFree: { startsAt: new Date(next.startsAt), href } }
}

type Shown = {
  month: string
  first: string
  last: string
  now: number
  asked: { date: string | null }
  request: TimesRequest
}

type Found = Pick<Extract<FoundSlots, { kind: "slots" }>, "slots" | "ifNothingTaken" | "seatsLeft">
const NOTHING: Found = { slots: [], ifNothingTaken: [], seatsLeft: new Map() }

function facts(shown: Shown, { slots, ifNothingTaken, seatsLeft }: Found): TimesFacts {
  const { month, first, last, now, asked, request } = shown
  const { timeZone, dayHref, timeHref, moving } = request
  const days = monthDays(slots, month, timeZone, { ifNothingTaken })
  const open = days.filter((day) => day.state === "open")
  const today = dateAt(now, timeZone)
  const isShown = asked.date?.startsWith(month) === true && asked.date >= today
  const chosen = isShown ? asked.date : (open[0]?.date ?? null)
  const times = open.find(({ date }) => date === chosen)?.slots ?? []
  const step = (to: string) => ({ month: to, href: dayHref(to, null) })
  return {
    calendar: {
      month,
      openDays: Object.fromEntries(open.map(({ date }) => [date, dayHref(month, date)])),
      fullDays: days.filter((day) => day.state === "full").map(({ date }) => date),
      today,
      chosen,
      previous: month > first ? step(monthBeside(month, -1)) : null,
      next: month < last ? step(monthBeside(month, 1)) : null,
    },
    times: times.map(({ startsAt }) => ({
      startsAt: new Date(startsAt),
      href: timeHref(new Date(startsAt), chosen ?? today),
      ...(moving?.startsAt.getTime() === startsAt ? { isCurrent: true } : {}),
      ...(seatsLeft.has(startsAt) ? { seatsLeft: seatsLeft.get(startsAt) ?? 0 } : {}),
    })),
    timeZone,
    isZoneChosen: request.isZoneChosen,
    zoneForm: {
      ...request.zoneForm,
      keep: { ...request.zoneForm.keep, month, ...(isShown && chosen ? { date: chosen } : {}) },
    },
    nextFree: null,
    zonesAt: times[0] ? new Date(times[0].startsAt) : new Date(now),
    unreachable: null,
  }
}

function unreachable(page: ShownPage, { month, asked, request }: Shown): TimesFacts["unreachable"] {
  return {
    hostName: request.calledHost ?? page.hosts[0]?.name ?? page.organizer.name,
    retryHref: request.dayHref(month, asked.date?.startsWith(month) === true ? asked.date : null),
  }
}

/** The first slot that starts in `[from, until)`; null too when the calendar falls silent meanwhile. */
async function firstFree(
  search: (span: Span) => Promise<Slot[] | null>,
  from: number,
  until: number,
  durationMinutes: number,
): Promise<Slot | null> {
  let start = from
  for (const days of SEARCH_DAYS) {
    if (start >= until) return null
    const end = Math.min(start + days * DAY, until)
    // A slot that starts before the end may last beyond it.
    const found = await search({ from: start, to: end + durationMinutes * 60_000 })
    if (found === null) return null
    const slot = found.find(({ startsAt }) => startsAt < end)
    if (slot) return slot
    start = end
  }
  return null
}
