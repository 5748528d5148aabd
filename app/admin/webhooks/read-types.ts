import { z } from "zod"
import { typedGroup, typedText } from "#app/admin/fields/typed-text.ts"
import { MESSAGE_TYPES, type MessageType } from "#app/features/webhook/message-types.ts"

export const TYPES_CHOICES = ["all", "listed"] as const

/** Check boxes of one name: one text, several, or nothing at all. */
const ticked = z.preprocess(
  (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]),
  z.array(z.enum(MESSAGE_TYPES, "choice-missing")).max(MESSAGE_TYPES.length, "choice-missing"),
)

/** Which messages are wanted, as a choice and, for the last, a list; null for all. */
export const typedTypes: z.ZodType<MessageType[] | null> = typedGroup({
  which: typedText.pipe(z.enum(TYPES_CHOICES, "choice-missing")),
  list: ticked,
}).transform(({ which, list }, context) => {
  if (which === "all") return null
  if (list.length > 0) return MESSAGE_TYPES.filter((type) => list.includes(type))
  context.addIssue({ code: "custom", path: ["list"], message: "webhook-types-missing" })
  return z.NEVER
})
