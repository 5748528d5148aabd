import { z } from "zod"
import { problem } from "#app/admin/problem.ts"
import { typedGroup, typedText } from "#app/admin/fields/typed-text.ts"
import { wholeNumber } from "#app/admin/fields/number/whole-number.ts"

/** A length of time as people give it: a number and a unit. */
export const spanUnits = ["minutes", "hours", "days"] as const
export type SpanUnit = (typeof spanUnits)[number]

const minutesIn: Record<SpanUnit, number> = { minutes: 1, hours: 60, days: 1440 }
export const LONGEST_SPAN_MINUTES = 60 * 24 * 365

/** The parts of a span in a form. */
export const spanShape = {
  amount: wholeNumber(0, LONGEST_SPAN_MINUTES),
  unit: typedText.pipe(z.enum(spanUnits, "choice-missing")),
}

/** A span of a form as whole minutes, a year at most. */
export const spanSchema = typedGroup(spanShape).transform((span, context) => {
  const minutes = spanMinutes(span)
  if (minutes > LONGEST_SPAN_MINUTES) {
    const message = problem("span-too-long", { days: 365 })
    context.addIssue({ code: "custom", path: ["amount"], message })
  }
  return minutes
})

export function spanMinutes({ amount, unit }: { amount: number; unit: SpanUnit }): number {
  return amount * minutesIn[unit]
}

/** Minutes in the largest unit that says them without a rest; nothing is so many hours. */
export function spanForm(minutes: number): { amount: string; unit: SpanUnit } {
  const unit =
    minutes === 0
      ? "hours"
      : ([...spanUnits].reverse().find((candidate) => minutes % minutesIn[candidate] === 0) ??
        "minutes")
  // A day is also what a calendar says; up to two of them are told in hours.
  if (unit === "days" && minutes <= 2 * 1440) return { amount: String(minutes / 60), unit: "hours" }
  return { amount: String(minutes / minutesIn[unit]), unit }
}
