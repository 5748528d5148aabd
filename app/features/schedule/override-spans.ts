import { dateOfDay, dayOfDate } from "#app/features/availability/calendar-days.ts"
import type { DayRange } from "./schema.ts"

export type OverrideKind = "own" | "holiday" | "worked-holiday"

/** One local date ("YYYY-MM-DD") whose own ranges count; without ranges it is closed. */
export type DayOverride = { date: string; kind: OverrideKind; label: string; ranges: DayRange[] }

/** Dates one after the other that say the same; both ends are part of it. */
export type OverrideSpan = Omit<DayOverride, "date"> & { from: string; until: string }

export const MOST_OVERRIDE_DAYS = 366
/** Further ahead is a slip of the keyboard: no page sells times beyond three years by days. */
const FARTHEST_DAYS = 5 * 366

export type SpanProblem = "override-past" | "dates-reversed" | "override-long" | "override-far"

/** Every date from the first to the last, both included. Throws RangeError when one is no date. */
export function datesOf({ from, until }: { from: string; until: string }): string[] {
  const first = dayOfDate(from)
  return Array.from({ length: Math.max(dayOfDate(until) - first + 1, 0) }, (_, index) =>
    dateOfDay(first + index),
  )
}

/**
 * What is wrong with the dates of an override, and at which end; null when nothing is.
 * @param today the date in the schedule's zone
 */
export function spanProblem(
  { from, until }: { from: string; until: string },
  today: string,
): { at: "from" | "until"; problem: SpanProblem } | null {
  if (from < today) return { at: "from", problem: "override-past" }
  if (until < from) return { at: "until", problem: "dates-reversed" }
  const last = dayOfDate(until)
  if (last - dayOfDate(from) >= MOST_OVERRIDE_DAYS) return { at: "until", problem: "override-long" }
  if (last - dayOfDate(today) > FARTHEST_DAYS) return { at: "until", problem: "override-far" }
  return null
}

/**
 * Joins dates that follow one another and say the same. One that runs on over `today` is split there, so
 * that what is over can be told from what is ahead.
 * @param overrides by date
 */
export function spansOf(overrides: readonly DayOverride[], today: string): OverrideSpan[] {
  const spans: OverrideSpan[] = []
  for (const { date, ...says } of overrides) {
    const last = spans.at(-1)
    const goesOn =
      last !== undefined &&
      date !== today &&
      dayOfDate(date) === dayOfDate(last.until) + 1 &&
      isSame(last, says)
    if (goesOn) last.until = date
    else spans.push({ ...says, from: date, until: date })
  }
  return spans
}

function isSame(one: Omit<DayOverride, "date">, other: Omit<DayOverride, "date">): boolean {
  const of = ({ kind, label, ranges }: Omit<DayOverride, "date">) =>
    JSON.stringify([
      kind,
      label,
      ranges.map(({ startMinute, endMinute }) => [startMinute, endMinute]),
    ])
  return of(one) === of(other)
}
