import { z } from "zod"

import { isCurrency } from "./currencies.ts"

/** Zod building blocks for decoded forms, where every leaf is text. */
export const formInteger = z
  .string()
  .refine((text) => /^-?\d{1,12}$/.test(text), {
    error: "Invalid integer",
    params: { code: "parameter_invalid_integer" },
  })
  .transform(Number)

export const formBoolean = z.enum(["true", "false"]).transform((text) => text === "true")

export const formString = (most: number) => z.string().min(1).max(most)

export const formCurrency = z
  .string()
  .transform((text) => text.toLowerCase())
  .refine(isCurrency, { error: "Invalid currency", params: { code: "invalid_currency" } })

export const formEmail = z
  .string()
  .max(512)
  .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, {
    error: "Invalid email address",
  })

/** An absolute web address; test keys may use http. `{CHECKOUT_SESSION_ID}` may stand anywhere in it. */
export const formUrl = z
  .string()
  .max(5000)
  .refine((text) => URL.canParse(text) && /^https?:\/\//i.test(text), {
    error: "Not a valid URL",
    params: { code: "url_invalid" },
  })

/** A list, which arrives as an object with the keys 0, 1, 2 … */
export function formList<Item extends z.ZodType>(item: Item, most = 100) {
  return z.preprocess(
    (value) =>
      typeof value === "object" && value !== null && Object.keys(value).every(isIndex)
        ? Object.values(value)
        : value,
    z.array(item).max(most),
  )
}

function isIndex(key: string): boolean {
  return /^\d+$/.test(key)
}

/**
 * Metadata: at most 50 keys of 40 characters without square brackets, values of 500
 * (https://docs.stripe.com/api/metadata). An empty value unsets a key, so on creation it is left out.
 */
export const formMetadata = z.record(z.string(), z.string()).transform((given, context) => {
  const kept = Object.entries(given).filter(([, value]) => value !== "")
  if (kept.length > 50) {
    context.addIssue({ code: "custom", message: "Metadata can have at most 50 keys" })
  }
  for (const [key, value] of kept) {
    if (key.length > 40 || value.length > 500) {
      context.addIssue({
        code: "custom",
        path: [key],
        message: "Metadata keys can have up to 40 characters and values up to 500",
      })
    }
  }
  return Object.fromEntries(kept)
})

export const formExpand = formList(z.string().min(1), 20)

/** `created=…` or `created[gte]=…` and its like, in unix seconds. */
export const formRange = z.union([
  formInteger,
  z.strictObject({
    gt: formInteger.optional(),
    gte: formInteger.optional(),
    lt: formInteger.optional(),
    lte: formInteger.optional(),
  }),
])

export const formPaging = {
  limit: formInteger.pipe(z.number().min(1).max(100)).optional(),
  starting_after: z.string().min(1).optional(),
  ending_before: z.string().min(1).optional(),
  expand: formExpand.optional(),
}
