import { z } from "zod"
import { GroupFrame, useProblem } from "#app/admin/field-frame.tsx"
import type { FieldType, FormField } from "#app/admin/field-type.ts"
import { Problem } from "#app/admin/fields/span/span-inputs.tsx"
import { typedGroup, typedText } from "#app/admin/fields/typed-text.ts"
import { problem } from "#app/admin/problem.ts"
import { MOST_OVERRIDE_DAYS, spanProblem } from "#app/features/schedule/override-spans.ts"
import { controlAttributes } from "#app/ui/field.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { TextInput } from "#app/ui/text-input.tsx"

export type DateSpan = { from: string; until: string }

const typedDate = typedText.pipe(z.string().trim())
const day = z.iso.date("date-malformed")

/** A date or several in a row, from today on; without a last one it is the first alone. @param today `YYYY-MM-DD` */
export function dateSpan({ today }: { today: string }): FieldType<DateSpan> {
  return {
    schema: () =>
      typedGroup({
        from: typedDate.pipe(z.string().min(1, "required").pipe(day)),
        until: typedDate.pipe(z.union([z.literal(""), day], "date-malformed")),
      }).transform(({ from, until: typed }, context): DateSpan => {
        const span = { from, until: typed === "" ? from : typed }
        const wrong = spanProblem(span, today)
        if (wrong) {
          const values = wrong.problem === "override-long" ? { most: MOST_OVERRIDE_DAYS } : {}
          const message = problem(wrong.problem, values)
          context.addIssue({ code: "custom", path: [wrong.at], message })
        }
        return span
      }),
    toForm: ({ from, until }) => ({ from, until: until === from ? "" : until }),
    toText: ({ from, until }) => (from === until ? from : `${from} – ${until}`),
    Input: function DateSpanInput(props) {
      const { text } = useLanguage()
      const { from, until } = props.field.getFieldset()
      if (!from || !until) return null
      return (
        <GroupFrame {...props}>
          <div className="flex flex-wrap gap-4">
            <Day field={from} label={text("admin.fields.dateSpan.from")} least={today} />
            <Day field={until} label={text("admin.fields.dateSpan.until")} least={today} />
          </div>
          <Problem field={from} />
          <Problem field={until} />
        </GroupFrame>
      )
    },
  }
}

function Day({ field, label, least }: { field: FormField; label: string; least: string }) {
  const error = useProblem(field)
  return (
    <label className="grid gap-1">
      <span className="text-sm">{label}</span>
      <TextInput
        {...controlAttributes({ id: field.id, label, error })}
        type="date"
        name={field.name}
        min={least}
        className="w-44"
        defaultValue={String(field.initialValue ?? "")}
      />
    </label>
  )
}
