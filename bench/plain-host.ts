import { Temporal } from "temporal-polyfill"

import type { AvailabilityInput, HostInput } from "#app/features/availability/input.ts"

/** A stretch of time, half-open. */
export type Interval = { start: Temporal.Instant; end: Temporal.Instant }

/** The local Monday 00:00 that is not after an instant. */
export function mondayBefore(at: Temporal.Instant, timeZone: string): Temporal.Instant {
  const date = at.toZonedDateTimeISO(timeZone).toPlainDate()
  return date
    .subtract({ days: date.dayOfWeek - 1 })
    .toZonedDateTime(timeZone)
    .toInstant()
}

/** When one host is free between two instants: the hours of each day, without what busy times and buffers take. */
export function freeIntervals(
  host: HostInput,
  rules: AvailabilityInput["rules"],
  from: Temporal.Instant,
  to: Temporal.Instant,
): Interval[] {
  const blocked = host.busy
    .map(([startAt, endAt]) => ({
      start: instant(startAt).subtract({ minutes: rules.bufferAfterMinutes }),
      end: instant(endAt).add({ minutes: rules.bufferBeforeMinutes }),
    }))
    .sort((one, other) => Temporal.Instant.compare(one.start, other.start))
  return openIntervals(host, from, to).flatMap((open) =>
    without(
      open,
      blocked.filter((busy) => isBefore(busy.start, open.end) && isBefore(open.start, busy.end)),
    ),
  )
}

/** Whether a slot lies in one of the intervals. */
export function fits(free: readonly Interval[], slot: Interval): boolean {
  return free.some(({ start, end }) => !isBefore(slot.start, start) && !isBefore(end, slot.end))
}

/** What lies in an interval of both. */
export function inBoth(one: readonly Interval[], other: readonly Interval[]): Interval[] {
  return one.flatMap((mine) =>
    other
      .filter((theirs) => isBefore(theirs.start, mine.end) && isBefore(mine.start, theirs.end))
      .map((theirs) => ({
        start: isBefore(mine.start, theirs.start) ? theirs.start : mine.start,
        end: isBefore(mine.end, theirs.end) ? mine.end : theirs.end,
      })),
  )
}

export function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0
}

export function instant(at: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(at)
}

/** Day by day, the weekly hours of its weekday; what touches or overlaps becomes one. */
function openIntervals(host: HostInput, from: Temporal.Instant, to: Temporal.Instant): Interval[] {
  const open: Interval[] = []
  const lastDate = to.toZonedDateTimeISO(host.timeZone).toPlainDate()
  let date = from.toZonedDateTimeISO(host.timeZone).toPlainDate().subtract({ days: 1 })
  for (; Temporal.PlainDate.compare(date, lastDate) <= 0; date = date.add({ days: 1 })) {
    for (const hours of host.weeklyHours.filter(({ weekday }) => weekday === date.dayOfWeek)) {
      const endDate = hours.endMinute > hours.startMinute ? date : date.add({ days: 1 })
      const start = wallTime(date, hours.startMinute, host.timeZone)
      const end = wallTime(endDate, hours.endMinute, host.timeZone)
      if (isBefore(start, end)) open.push({ start, end })
    }
  }
  open.sort((one, other) => Temporal.Instant.compare(one.start, other.start))
  const merged: Interval[] = []
  for (const next of open) {
    const last = merged.at(-1)
    if (!last || isBefore(last.end, next.start)) merged.push({ ...next })
    else if (isBefore(last.end, next.end)) last.end = next.end
  }
  return inBoth(merged, [{ start: from, end: to }])
}

function wallTime(date: Temporal.PlainDate, minute: number, timeZone: string): Temporal.Instant {
  return date
    .toPlainDateTime()
    .add({ minutes: minute })
    .toZonedDateTime(timeZone, { disambiguation: "compatible" })
    .toInstant()
}

/** What a day's free time is once some times, in order, are taken out of it. */
function without(open: Interval, taken: readonly Interval[]): Interval[] {
  const free: Interval[] = []
  let start = open.start
  for (const busy of taken) {
    if (isBefore(start, busy.start)) free.push({ start, end: busy.start })
    if (isBefore(start, busy.end)) start = busy.end
  }
  if (isBefore(start, open.end)) free.push({ start, end: open.end })
  return free
}
