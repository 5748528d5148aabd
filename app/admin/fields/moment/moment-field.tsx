import { z } from "zod"
import { GroupFrame, useProblem } from "#app/admin/field-frame.tsx"
import type { FieldType, FormField } from "#app/admin/field-type.ts"
import { Problem } from "#app/admin/fields/span/span-inputs.tsx"
import { typedGroup, typedText } from "#app/admin/fields/typed-text.ts"
import { wallInstant } from "#app/features/page/wall-instant.ts"
import { instantText } from "#app/ui/moment.tsx"
import { controlAttributes } from "#app/ui/field.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { TextInput } from "#app/ui/text-input.tsx"

const FURTHEST_MS = 5 * 366 * 86_400_000
const typed = typedText.pipe(z.string().trim().min(1, "required"))

/**
 * A date and a time on a zone's clocks, ahead of now and at most five years; null only where a form begins.
 * @param timeZone IANA
 */
export function momentAhead({
  timeZone,
  now,
}: {
  timeZone: string
  now: Date
}): FieldType<Date | null> {
  return {
    schema: () =>
      typedGroup({
        date: typed.pipe(z.iso.date("date-malformed")),
        time: typed.pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "time-malformed")),
      }).transform(({ date, time }, context): Date => {
        const at = wallInstant(date, time, timeZone)
        const wrong = at === null ? "time-skipped" : judge(at, now)
        if (wrong) context.addIssue({ code: "custom", path: ["time"], message: wrong })
        return at ?? now
      }),
    toForm: (at) => (at === null ? { date: "", time: "" } : wallOf(at, timeZone)),
    toText: (at) => (at === null ? "" : instantText(at)),
    Input: function MomentInput(props) {
      const { text } = useLanguage()
      const { date, time } = props.field.getFieldset()
      if (!date || !time) return null
      const least = wallOf(now, timeZone).date
      return (
        <GroupFrame {...props}>
          <div className="flex flex-wrap gap-4">
            <Part field={date} label={text("pages.plan.date")} type="date" least={least} />
            <Part field={time} label={text("pages.plan.time")} type="time" />
          </div>
          <Problem field={date} />
          <Problem field={time} />
        </GroupFrame>
      )
    },
  }
}

function judge(at: Date, now: Date): string | null {
  if (at <= now) return "time-past"
  return at.getTime() - now.getTime() > FURTHEST_MS ? "time-far" : null
}

/** What clocks in a zone show, as form controls write it. */
function wallOf(at: Date, timeZone: string): { date: string; time: string } {
  // Sweden writes dates as ISO does.
  const parts = new Intl.DateTimeFormat("sv-SE", {
    ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" },
    timeZone,
  }).format(at)
  const [date = "", time = ""] = parts.split(" ")
  return { date, time }
}

function Part({
  field,
  label,
  type,
  least,
}: {
  field: FormField
  label: string
  type: "date" | "time"
  least?: string
}) {
  const error = useProblem(field)
  return (
    <label className="grid gap-1">
      <span className="text-sm">{label}</span>
      <TextInput
        {...controlAttributes({ id: field.id, label, error })}
        type={type}
        name={field.name}
        {...(least ? { min: least } : {})}
        className="w-44"
        defaultValue={String(field.initialValue ?? "")}
      />
    </label>
  )
}
