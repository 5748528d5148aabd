import { z } from "zod"
import { typedText } from "#app/admin/fields/typed-text.ts"
import { wholeNumber } from "./whole-number.ts"

/** A whole number between two others, or nothing: null when the place was left empty. */
export function optionalNumber(least: number, most: number): z.ZodType<number | null> {
  const number = wholeNumber(least, most)
  return typedText.transform((typed, context) => {
    if (typed.trim() === "") return null
    const read = number.safeParse(typed)
    if (read.success) return read.data
    context.addIssue({ code: "custom", message: read.error.issues[0]?.message ?? "required" })
    return z.NEVER
  })
}
