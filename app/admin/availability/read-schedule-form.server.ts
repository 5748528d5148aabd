import type { Submission } from "@conform-to/react"
import { schemaOf } from "#app/admin/field-form.ts"
import type { Content } from "#app/admin/field-type.ts"
import { changeWeek } from "#app/admin/fields/time-ranges/change-week.ts"
import { withoutEndlessRanges } from "#app/admin/fields/time-ranges/day-range.ts"
import { readForm } from "#app/admin/read-form.ts"
import { scheduleSections } from "#app/admin/schedule-sections.ts"
import { onlyToShow } from "#app/admin/show-again.server.ts"
import type { WeeklyRange } from "#app/features/schedule/schema.ts"

/** What the form of a schedule says. */
type ScheduleContent = { name: string; timeZone: string; hours: WeeklyRange[] }

/**
 * A schedule's form as it was sent. `content` is null when it is to be shown again: something is wrong, or a
 * button only changed what is seen. `basedOn` is when what the form began with was saved, as ISO text; a form
 * that does not say so is told of a conflict.
 */
export function readScheduleForm(sent: FormData): {
  submission: Submission<Content>
  content: ScheduleContent | null
  basedOn: string
} {
  const formData = withoutEndlessRanges(sent, "hours")
  const changed = changeWeek(formData, "hours")
  const read = changed ? onlyToShow(changed) : formData
  const submission = readForm(read, schemaOf(scheduleSections, read))
  const at = new Date(String(formData.get("basedOn") ?? ""))
  const basedOn = (Number.isNaN(at.getTime()) ? new Date(0) : at).toISOString()
  if (submission.status !== "success") return { submission, content: null, basedOn }
  const { name, timeZone, hours } = submission.value
  const content = {
    name: String(name),
    timeZone: String(timeZone),
    hours: hours as WeeklyRange[],
  }
  return { submission, content, basedOn }
}
