import type { DateSpan } from "#app/admin/fields/date-span/date-span-field.tsx"
import { readDate } from "#app/features/availability/bookable-months.ts"
import { listOverrides } from "#app/features/schedule/list-overrides.server.ts"
import { overrideMark } from "#app/features/schedule/override-mark.server.ts"
import { datesOf, spanProblem } from "#app/features/schedule/override-spans.ts"
import type { DayRange } from "#app/features/schedule/schema.ts"
import type { Runtime } from "#app/runtime.server.ts"

export type EditedOverride = {
  dates: DateSpan
  ranges: DayRange[]
  note: string
  /** The dates that are changed, and the mark of what stands on them. */
  was: DateSpan
  seen: string
}

/** The override of the dates `from` to `until` of an address; null when there is none, or it is over. */
export async function findEditedOverride(
  scheduleId: string,
  { searchParams }: URL,
  today: string,
  { db }: Pick<Runtime, "db">,
): Promise<EditedOverride | null> {
  const from = readDate(searchParams.get("from"))
  const until = readDate(searchParams.get("until"))
  if (!from || !until || spanProblem({ from, until }, today)) return null
  const there = await listOverrides(db, scheduleId, { dates: datesOf({ from, until }) })
  const [first] = there
  if (first?.kind !== "own") return null
  const was = { from, until }
  return { dates: was, was, ranges: first.ranges, note: first.label, seen: overrideMark(there) }
}
