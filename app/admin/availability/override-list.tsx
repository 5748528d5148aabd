import { Pencil, Trash2 } from "lucide-react"
import { rangesText } from "#app/admin/fields/time-ranges/week-text.ts"
import type { OverrideSpan } from "#app/features/schedule/override-spans.ts"
import { paths } from "#app/paths.ts"
import { Button, TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { datesText } from "./date-text.ts"

/**
 * Overrides as a list: the dates, what counts on them, the note.
 * @param scheduleId whose they are, when they may be changed and removed here
 */
export function OverrideList({
  spans,
  scheduleId = null,
}: {
  spans: readonly OverrideSpan[]
  scheduleId?: string | null
}) {
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-surface">
      {spans.map((span) => (
        <li
          key={span.from}
          className="grid gap-x-6 gap-y-1 px-4 py-3 mid:grid-cols-[1fr_auto] mid:items-center"
        >
          <OverrideFacts span={span} />
          {scheduleId === null ? null : <OverrideActions span={span} scheduleId={scheduleId} />}
        </li>
      ))}
    </ul>
  )
}

function OverrideFacts({ span }: { span: OverrideSpan }) {
  const { text, locale } = useLanguage()
  const { from, until, kind, label, ranges } = span
  const says =
    kind === "worked-holiday"
      ? text("admin.availability.holidays.worked")
      : rangesText(ranges, text) || text("admin.availability.overrides.closed")
  const notes = [
    ...(kind === "own" ? [] : [text("admin.availability.overrides.holiday")]),
    ...(label === "" ? [] : [label]),
  ]
  return (
    <div className="min-w-0">
      <p className="font-medium">{datesText(from, until, locale)}</p>
      <p>
        {says}
        {notes.length > 0 ? <bdi className="text-muted"> · {notes.join(", ")}</bdi> : null}
      </p>
    </div>
  )
}

function OverrideActions({ span, scheduleId }: { span: OverrideSpan; scheduleId: string }) {
  const { text, locale } = useLanguage()
  const { from, until } = span
  const dates = datesText(from, until, locale)
  return (
    <div className="flex flex-wrap gap-x-5">
      <TextLink
        href={paths.adminScheduleOverride(scheduleId, { from, until })}
        icon={Pencil}
        aria-label={text("admin.availability.overrides.editLink", { dates })}
      >
        {text("admin.availability.overrides.change")}
      </TextLink>
      <form method="post">
        <input type="hidden" name="from" value={from} />
        <input type="hidden" name="until" value={until} />
        <Button
          tone="quiet"
          icon={Trash2}
          aria-label={text("admin.availability.overrides.removeButton", { dates })}
        >
          {text("admin.availability.overrides.remove")}
        </Button>
      </form>
    </div>
  )
}
