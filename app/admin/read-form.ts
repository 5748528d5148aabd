import type { Submission } from "@conform-to/react"
import { parseWithZod } from "@conform-to/zod/v4"
import type { z } from "zod"

/** Rows beyond this are nobody's form, and lists that long would only cost. */
const LONG_LIST = /\[\d{3,}\]|"(index|to|from)":\d{3,}/
const MOST_FIELDS = 1000

/**
 * Reads a form by a schema of texts. A button that adds or takes away a row makes a submission without a
 * status, which is only shown again.
 * @throws a 400 when it is no form of ours at all
 */
export function readForm<Output>(
  formData: FormData,
  schema: z.ZodType<Output>,
): Submission<Output> {
  const names = [...formData.keys()]
  const intent = formData.get("__intent__")
  const isOurs =
    names.length <= MOST_FIELDS &&
    !names.some((name) => LONG_LIST.test(name)) &&
    (intent === null || (typeof intent === "string" && !LONG_LIST.test(intent)))
  if (!isOurs) throw new Response(null, { status: 400 })
  try {
    return parseWithZod(formData, { schema, disableAutoCoercion: true }) as Submission<Output>
  } catch {
    throw new Response(null, { status: 400 })
  }
}
