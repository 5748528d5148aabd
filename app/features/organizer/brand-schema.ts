import { z } from "zod"
import { isOneLine } from "#app/platform/one-line.ts"
import { fonts } from "#app/platform/font-stacks.ts"
import { accentColorSchema, emailSchema } from "./schema.ts"

const LONGEST_FOOTER = 600
const MOST_LINES = 10

/** Plain text below pages and mails: some lines, each of which can be printed. */
export const footerSchema = z
  .string()
  .transform((text) => text.replaceAll(/\r\n?/g, "\n").trim())
  .pipe(
    z
      .string()
      .max(LONGEST_FOOTER, `footer-long {"longest":${LONGEST_FOOTER}}`)
      .refine((text) => text.split("\n").length <= MOST_LINES, "footer-lines")
      .refine((text) => text.split("\n").every(isPrintable), "footer-unprintable"),
  )

/** Marks that turn the reading direction could make a line look like another. */
function isPrintable(line: string): boolean {
  return isOneLine(line) && !/[\u202a-\u202e\u2066-\u2069]/u.test(line)
}

/** An email address, or nothing. It stands in the headers of mails. */
export const senderAddressSchema = z
  .string()
  .trim()
  .pipe(z.union([z.literal(""), emailSchema], { error: "email-malformed" }))

export const senderNameSchema = z
  .string()
  .trim()
  .max(120, "name-long")
  .refine(isOneLine, "one-line")

/** How an organizer's pages and mails look, and whom the mails are from. Empty sender fields are the defaults. */
export const brandSchema = z.object({
  accentColor: accentColorSchema,
  font: z.enum(fonts),
  footer: footerSchema,
  /** Pictures of the organizer's library. */
  logoMediaId: z.uuid().nullable(),
  faviconMediaId: z.uuid().nullable(),
  senderName: senderNameSchema,
  senderAddress: senderAddressSchema,
})

export type BrandInput = z.infer<typeof brandSchema>
