import { z } from "zod"
import { problem } from "#app/admin/problem.ts"
import { typedText } from "#app/admin/fields/typed-text.ts"

/** A whole number between two others, typed in plain digits: no sign, no exponent, no other base. */
export function wholeNumber(least: number, most: number): z.ZodType<number> {
  const range = problem("not-between", { least, most })
  return typedText.pipe(
    z
      .string()
      .trim()
      .min(1, "required")
      .pipe(z.string().regex(/^\d{1,9}$/, range))
      .transform(Number)
      .refine((value) => value >= least && value <= most, range),
  )
}
