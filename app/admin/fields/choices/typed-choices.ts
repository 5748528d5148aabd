import { z } from "zod"

/**
 * Check boxes of one name as a form sends them: one text, several, or nothing at all. What comes out is in the order
 * of `values`, each once.
 * @param missing what is said when nothing is ticked; null where that is an answer
 */
export function typedChoices<Value extends string>(
  values: readonly Value[],
  { missing }: { missing: string | null },
): z.ZodType<Value[]> {
  const ticked = z.array(z.enum(values, "choice-missing")).max(values.length, "choice-missing")
  return z
    .preprocess(
      (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]),
      missing === null ? ticked : ticked.min(1, missing),
    )
    .transform((chosen) =>
      values.filter((value) => (chosen as Value[]).includes(value)),
    ) as unknown as z.ZodType<Value[]>
}
