import { availability } from "./availability.ts"
import type { AvailabilityInput, HostInput, PageRules, Slot } from "./input.ts"
import type { WeeklyHours } from "./weekly-hours.ts"

/** An instant written as ISO text with its offset or Z, in epoch milliseconds. */
export function instant(text: string): number {
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw new Error(`Not an instant: ${text}`)
  return at
}

/** "09:00-17:00" on each of some weekdays; "24:00" is the end of the day. */
export function hours(weekdays: readonly number[], ...ranges: string[]): WeeklyHours[] {
  return weekdays.flatMap((weekday) => ranges.map((range) => ({ weekday, ...hoursRange(range) })))
}

export function hoursRange(range: string): { startMinute: number; endMinute: number } {
  const [start = "", end = ""] = range.split("-")
  return { startMinute: minuteOf(start), endMinute: minuteOf(end) }
}

export const WORKDAYS = [1, 2, 3, 4, 5]
export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

/** A host in Berlin who works Monday to Friday, 9 to 17. */
export function host(given: Partial<HostInput> = {}): HostInput {
  return {
    id: "ada",
    timeZone: "Europe/Berlin",
    weeklyHours: hours(WORKDAYS, "09:00-17:00"),
    busy: [],
    ...given,
  }
}

type Example = Partial<Omit<AvailabilityInput, "from" | "to" | "now" | "rules">> & {
  from: string
  to: string
  now?: string
  rules?: Partial<PageRules>
}

/** One host, an hour's meeting every hour, no notice, no end; instants as ISO text. */
export function example(given: Example): AvailabilityInput {
  const from = instant(given.from)
  return {
    hostChoice: "one",
    hosts: [host()],
    ...given,
    from,
    to: instant(given.to),
    now: given.now === undefined ? from - 30 * 86_400_000 : instant(given.now),
    rules: {
      durationMinutes: 60,
      incrementMinutes: 60,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      notice: { kind: "minutes", minutes: 0 },
      window: { kind: "forever" },
      ...given.rules,
    },
  }
}

/** The slots of a host who works some ranges every day in a zone, between two instants as ISO text. */
export function slotsIn(
  timeZone: string,
  ranges: string[],
  from: string,
  to: string,
  minutes = 60,
  increment = minutes,
) {
  return availability(
    example({
      from,
      to,
      hosts: [host({ timeZone, weeklyHours: hours(EVERY_DAY, ...ranges) })],
      rules: { durationMinutes: minutes, incrementMinutes: increment },
    }),
  )
}

/** Starts as "2027-03-28 09:00" of a zone. */
export function localStarts(slots: readonly Slot[], timeZone: string): string[] {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "short",
  })
  return slots.map((slot) => format.format(slot.startsAt))
}

/** Starts as "09:00" of a zone, the date left out. */
export function localTimes(slots: readonly Slot[], timeZone: string): string[] {
  return localStarts(slots, timeZone).map((start) => start.slice(11))
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
