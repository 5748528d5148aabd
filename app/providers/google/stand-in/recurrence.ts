import { dayAfter, instantOfWallTime, wallTimeOf } from "#app/providers/wall-time.ts"
import { invalid } from "./google-problem.ts"
import type { EventTime, StoredEvent } from "./state.ts"

/** Daily and weekly series with INTERVAL, COUNT, UNTIL, BYDAY and EXDATE; other rules are refused. */
type Rule = {
  everyDays: number
  weekdays: number[] | null
  count: number
  until: string | null
}

const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]
const PARTS = new Set(["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"])

/** @throws GoogleProblem when a line is not one of those played here */
export function readRecurrence(lines: string[]): { rule: Rule; excluded: Set<string> } | null {
  if (lines.length === 0) return null
  const rules = lines.filter((line) => line.startsWith("RRULE:"))
  const exceptions = lines.filter((line) => line.startsWith("EXDATE"))
  if (rules.length !== 1 || rules.length + exceptions.length !== lines.length) {
    throw invalid("Invalid recurrence rule.")
  }
  const parts = new Map(
    rules[0]!
      .slice(6)
      .split(";")
      .map((part) => part.split("=") as [string, string]),
  )
  const weekdays =
    parts
      .get("BYDAY")
      ?.split(",")
      .map((name) => WEEKDAYS.indexOf(name)) ?? null
  const frequency = parts.get("FREQ")
  const interval = Number(parts.get("INTERVAL") ?? 1)
  const known = [...parts.keys()].every((name) => PARTS.has(name))
  const playable =
    (frequency === "DAILY" && !weekdays) ||
    (frequency === "WEEKLY" && (!weekdays || interval === 1) && !weekdays?.includes(-1))
  if (!known || !playable || !Number.isInteger(interval) || interval < 1) {
    throw invalid("Invalid recurrence rule.")
  }
  return {
    rule: {
      everyDays: weekdays || frequency === "DAILY" ? (weekdays ? 1 : interval) : interval * 7,
      weekdays,
      count: Number(parts.get("COUNT") ?? Infinity),
      until: parts.get("UNTIL") ?? null,
    },
    excluded: new Set(
      exceptions.flatMap((line) =>
        line
          .slice(line.indexOf(":") + 1)
          .split(",")
          .map((value) => exceptionKey(line, value)),
      ),
    ),
  }
}

/** 20261125T090000Z, or 20261125 for a whole day: how an instance is named in its id. */
const stamp = (instant: Date) => instant.toISOString().replace(/[-:]|\.\d{3}/g, "")

function exceptionKey(line: string, value: string): string {
  const zone = /TZID=([^:;]+)/.exec(line)?.[1]
  if (!zone || value.endsWith("Z")) return value
  const wall = value.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/, "$1-$2-$3T$4:$5:$6")
  return stamp(instantOfWallTime(wall, zone))
}

/**
 * The instances of a series that start before `until`, exceptions left out. Wall times stay the same
 * across changes of the clock.
 */
export function instancesOf(series: StoredEvent, until: Date): StoredEvent[] {
  const recurrence = readRecurrence(series.recurrence)
  if (!recurrence) return [series]
  const { rule, excluded } = recurrence
  const { start, end } = series
  const zone = start.timeZone ?? "UTC"
  const allDay = start.date !== undefined
  const wall = allDay ? start.date! : wallTimeOf(new Date(start.dateTime!), zone)
  const lengthMs = allDay
    ? Date.parse(end.date!) - Date.parse(start.date!)
    : Date.parse(end.dateTime!) - Date.parse(start.dateTime!)
  const instances: StoredEvent[] = []
  let date = wall.slice(0, 10)
  for (let day = 0, made = 0; made < rule.count && day < 5000; day++, date = dayAfter(date)) {
    if (day % rule.everyDays !== 0) continue
    if (rule.weekdays && !rule.weekdays.includes(new Date(`${date}T00:00:00Z`).getUTCDay()))
      continue
    const at = allDay
      ? new Date(`${date}T00:00:00Z`)
      : instantOfWallTime(date + wall.slice(10), zone)
    const key = allDay ? date.replaceAll("-", "") : stamp(at)
    if (at >= until || (rule.until !== null && key.slice(0, rule.until.length) > rule.until)) break
    made++
    if (excluded.has(key)) continue
    const ends = new Date(at.getTime() + lengthMs)
    const time = (instant: Date): EventTime =>
      allDay
        ? { date: instant.toISOString().slice(0, 10) }
        : { dateTime: instant.toISOString(), timeZone: zone }
    instances.push({
      ...series,
      id: `${series.id}_${key}`,
      recurrence: [],
      recurringEventId: series.id,
      originalStartTime: time(at),
      start: time(at),
      end: time(ends),
    })
  }
  return instances
}
