import { z } from "zod"

/** Control characters but line ends and tabs: nobody can read them, and Postgres stores no null byte. */
const UNPRINTABLE = /[^\P{Cc}\n\t]/u

/**
 * What somebody typed into one place of a form; a place that is missing or doubled was left empty. Browsers end
 * lines by two signs: kept as they come, each saving would change a text that nobody touched.
 */
export const typedText = z.preprocess(
  (value) => (typeof value === "string" ? value.replaceAll(/\r\n?/g, "\n") : ""),
  z.string().refine((text) => !UNPRINTABLE.test(text), "unprintable"),
)

/** A list of groups as a form sends it; nothing sent is no rows. */
export function typedRows<Row extends z.ZodType>(row: Row, most: number, message: string) {
  return z.preprocess(
    (value) => (Array.isArray(value) ? value.map((item: unknown) => item ?? {}) : []),
    z.array(row).max(most, message),
  )
}

/** A group of places; nothing sent is an empty group. */
export function typedGroup<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess(
    (value) => (typeof value === "object" && value !== null && !Array.isArray(value) ? value : {}),
    z.object(shape),
  )
}
