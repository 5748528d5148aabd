import { z } from "zod"
import { GroupFrame } from "#app/admin/field-frame.tsx"
import type { FieldType } from "#app/admin/field-type.ts"
import { problem } from "#app/admin/problem.ts"
import { spanForm, LONGEST_SPAN_MINUTES } from "#app/admin/fields/span/span.ts"
import { SpanInputs } from "#app/admin/fields/span/span-inputs.tsx"
import { wholeNumber } from "#app/admin/fields/number/whole-number.ts"
import { typedGroup, typedText } from "#app/admin/fields/typed-text.ts"
import type { PageContent } from "#app/features/page/schema.ts"
import { durationText } from "#app/messages/duration.ts"

type Notice = PageContent["notice"]

/** Notice in hours runs from now; in calendar days it counts local dates, today being none. */
const units = ["minutes", "hours", "calendarDays"] as const
const MOST_DAYS = 365

/** How far ahead a time must be taken. */
export function notice(): FieldType<Notice> {
  return {
    schema: () =>
      typedGroup({
        amount: wholeNumber(0, LONGEST_SPAN_MINUTES),
        unit: typedText.pipe(z.enum(units, "choice-missing")),
      }).transform(({ amount, unit }, context): Notice => {
        const minutes = unit === "hours" ? amount * 60 : amount
        const isTooLong =
          unit === "calendarDays" ? amount > MOST_DAYS : minutes > LONGEST_SPAN_MINUTES
        if (isTooLong) {
          const message = problem("span-too-long", { days: MOST_DAYS })
          context.addIssue({ code: "custom", path: ["amount"], message })
        }
        return unit === "calendarDays"
          ? { kind: "days", days: amount }
          : { kind: "minutes", minutes }
      }),
    toForm: (value) => {
      if (value.kind === "days") return { amount: String(value.days), unit: "calendarDays" }
      const { amount, unit } = spanForm(value.minutes)
      return unit === "days"
        ? { amount: String(value.minutes / 60), unit: "hours" }
        : { amount, unit }
    },
    toText: (value, { text }) =>
      value.kind === "days"
        ? text("admin.fields.notice.days", { days: value.days })
        : durationText(value.minutes, text),
    Input: (props) => (
      <GroupFrame {...props}>
        <SpanInputs field={props.field} label={props.label} units={units} />
      </GroupFrame>
    ),
  }
}
