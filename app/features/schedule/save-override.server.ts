import { and, eq, inArray } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { scheduleOverrideHours, scheduleOverrides } from "#db/schema/schedules.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { dateAt } from "#app/features/availability/bookable-months.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { overlappingDayRanges } from "./day-ranges.ts"
import { findLockedSchedule } from "./find-locked-schedule.server.ts"
import { keepHolidays } from "./keep-holidays.server.ts"
import { listOverrides } from "./list-overrides.server.ts"
import { overrideMark } from "./override-mark.server.ts"
import { recordScheduleChange } from "./record-schedule-change.server.ts"
import {
  datesOf,
  spanProblem,
  spansOf,
  type OverrideSpan,
  type SpanProblem,
} from "./override-spans.ts"
import type { DayRange } from "./schema.ts"

export type OverrideInput = {
  scheduleId: string
  /** Local dates of the schedule's zone, both included. */
  from: string
  until: string
  /** The dates' own hours; none closes them. */
  ranges: DayRange[]
  /** The organizer's note. */
  label: string
  /** The dates whose override is being changed; null for a new one. */
  was: { from: string; until: string } | null
  /** The mark of what the sender knows to stand on these dates: it is replaced. Empty for nothing. */
  seen: string
}

export type SaveOverrideResult =
  | { ok: true }
  | { ok: false; problem: "not-found" | "hours-overlap" }
  | { ok: false; problem: SpanProblem; at: "from" | "until" }
  /** Something stands there that the sender has not seen: nothing was written. Send `mark` to replace it. */
  | { ok: false; problem: "override-there"; there: OverrideSpan[]; mark: string }

/**
 * Gives dates their own hours in place of the weekly ones. What stood there is replaced once the sender has
 * seen it; sent twice, the second changes nothing.
 */
export async function saveOverride(
  actor: Actor & { kind: "user" },
  input: OverrideInput,
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<SaveOverrideResult> {
  const { scheduleId, from, until, ranges, label, was, seen } = input
  if (overlappingDayRanges(ranges).length > 0) return { ok: false, problem: "hours-overlap" }
  return inTransaction(db, async (tx) => {
    const schedule = await findLockedSchedule(tx, actor.organizerId, scheduleId)
    if (!schedule) return { ok: false, problem: "not-found" }
    const at = await clock.now(tx)
    const today = dateAt(at.getTime(), schedule.timeZone)
    const wrong = spanProblem({ from, until }, today)
    if (wrong) return { ok: false, ...wrong }
    const dates = datesOf({ from, until })
    const left = was && !spanProblem(was, today) ? datesOf(was) : []
    const touched = [...new Set([...dates, ...left])]
    const there = await listOverrides(tx, scheduleId, { dates: touched })
    const wanted = dates.map((date) => ({ date, kind: "own" as const, label, ranges }))
    const mark = overrideMark(there)
    // The same form once more: it stands there already.
    if (mark === overrideMark(wanted)) return { ok: true }
    if (mark !== seen) {
      return { ok: false, problem: "override-there", there: spansOf(there, today), mark }
    }
    const gone = there.filter(({ kind, date }) => kind === "own" || dates.includes(date))
    await remove(
      tx,
      scheduleId,
      gone.map(({ date }) => date),
    )
    await tx
      .insert(scheduleOverrides)
      .values(dates.map((onDate) => ({ scheduleId, onDate, kind: "own" as const, label })))
    if (ranges.length > 0) {
      const hours = dates.flatMap((onDate) =>
        ranges.map(({ startMinute, endMinute }) => ({
          scheduleId,
          onDate,
          startMinute,
          endMinute,
        })),
      )
      await tx.insert(scheduleOverrideHours).values(hours)
    }
    // A date that was left may be a holiday.
    if (left.length > 0) await keepHolidays(tx, schedule, at)
    const detail = { from, until, ranges: ranges.length, replaced: there.length }
    const change = { scheduleId, action: "schedule.override-saved", at, detail }
    await recordScheduleChange(tx, actor, change, { ids })
    return { ok: true }
  })
}

async function remove(tx: Transaction, scheduleId: string, dates: string[]): Promise<void> {
  if (dates.length === 0) return
  const { scheduleId: ofSchedule, onDate } = scheduleOverrides
  await tx.delete(scheduleOverrides).where(and(eq(ofSchedule, scheduleId), inArray(onDate, dates)))
}
