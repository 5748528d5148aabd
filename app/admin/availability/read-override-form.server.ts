import type { Submission } from "@conform-to/react"
import { schemaOf } from "#app/admin/field-form.ts"
import type { Content } from "#app/admin/field-type.ts"
import type { DateSpan } from "#app/admin/fields/date-span/date-span-field.tsx"
import { withoutEndlessRanges } from "#app/admin/fields/time-ranges/day-range.ts"
import { readForm } from "#app/admin/read-form.ts"
import { readDate } from "#app/features/availability/bookable-months.ts"
import type { OverrideInput } from "#app/features/schedule/save-override.server.ts"
import type { DayRange } from "#app/features/schedule/schema.ts"
import { overrideSections } from "./override-sections.ts"

/**
 * An override's form as it was sent. `input` is null when it is to be shown again.
 * @param today the date in the schedule's zone
 */
export function readOverrideForm(
  sent: FormData,
  today: string,
): {
  submission: Submission<Content>
  input: Omit<OverrideInput, "scheduleId" | "seen"> | null
  /** The mark of what the sender has seen on these dates. */
  seen: string
} {
  const formData = withoutEndlessRanges(sent, "ranges")
  const submission = readForm(formData, schemaOf(overrideSections(today), formData))
  const read = (name: string) => String(formData.get(name) ?? "")
  const seen = read("seen")
  if (submission.status !== "success") return { submission, input: null, seen }
  const { dates, ranges, note } = submission.value
  const [from, until] = [readDate(read("wasFrom")), readDate(read("wasUntil"))]
  const input = {
    ...(dates as DateSpan),
    ranges: ranges as DayRange[],
    label: String(note),
    was: from && until ? { from, until } : null,
  }
  return { submission, input, seen }
}
