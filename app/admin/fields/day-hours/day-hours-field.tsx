import { z } from "zod"
import { GroupFrame } from "#app/admin/field-frame.tsx"
import type { FieldType, InputProps } from "#app/admin/field-type.ts"
import { Problem } from "#app/admin/fields/span/span-inputs.tsx"
import { dayRangesForm, dayRangesSchema } from "#app/admin/fields/time-ranges/day-range.ts"
import { RangesInput } from "#app/admin/fields/time-ranges/ranges-input.tsx"
import { rangesText } from "#app/admin/fields/time-ranges/week-text.ts"
import { typedGroup, typedText } from "#app/admin/fields/typed-text.ts"
import { overlappingDayRanges } from "#app/features/schedule/day-ranges.ts"
import type { DayRange } from "#app/features/schedule/schema.ts"
import { useLanguage } from "#app/ui/language.tsx"

const kinds = ["closed", "open"] as const

/** The hours of single dates: none, which closes them, or several ranges. */
export function dayHours(): FieldType<DayRange[]> {
  return {
    schema: () =>
      typedGroup({
        kind: typedText.pipe(z.enum(kinds, "choice-missing")),
        ranges: z.unknown().optional(),
      }).transform((given, context): DayRange[] => {
        // What is typed beside "closed" does not count and may be anything.
        if (given.kind === "closed") return []
        const ranges = dayRangesSchema.safeParse(given.ranges)
        if (!ranges.success) {
          for (const { message, path } of ranges.error.issues) {
            context.addIssue({ code: "custom", message, path: ["ranges", ...path] })
          }
          return z.NEVER
        }
        if (ranges.data.length === 0) {
          context.addIssue({ code: "custom", message: "hours-missing", path: ["ranges"] })
        }
        for (const index of overlappingDayRanges(ranges.data)) {
          const path = ["ranges", index, "start"]
          context.addIssue({ code: "custom", message: "range-overlaps", path })
        }
        return ranges.data
      }),
    toForm: (value) => ({
      kind: value.length === 0 ? "closed" : "open",
      // Ready for who chooses hours; beside "closed" it does not count.
      ranges: value.length === 0 ? [{ start: "09:00", end: "17:00" }] : dayRangesForm(value),
    }),
    toText: (value, { text }) =>
      value.length === 0 ? text("admin.fields.dayHours.closed") : rangesText(value, text),
    Input: DayHoursInput,
  }
}

function DayHoursInput(props: InputProps) {
  const { text } = useLanguage()
  const { kind, ranges } = props.field.getFieldset()
  if (!kind || !ranges) return null
  return (
    <GroupFrame {...props}>
      <div className="group grid gap-3">
        <div id={kind.id} tabIndex={-1} role="radiogroup" aria-label={props.label}>
          {kinds.map((value) => (
            <label key={value} className="flex min-h-11 items-center gap-3">
              <input
                type="radio"
                name={kind.name}
                value={value}
                className="choice mt-0"
                defaultChecked={kind.initialValue === value}
              />
              {text(`admin.fields.dayHours.${value}`)}
            </label>
          ))}
        </div>
        <Problem field={kind} />
        <div className="mid:ms-8 group-has-[input[value=closed]:checked]:hidden">
          <RangesInput
            ranges={ranges}
            nameOf={(position) => text("admin.fields.dayHours.range", { position })}
            addName={text("admin.fields.timeRanges.add")}
            empty={text("admin.availability.noHours")}
            buttons={props.buttons}
          />
        </div>
      </div>
    </GroupFrame>
  )
}
