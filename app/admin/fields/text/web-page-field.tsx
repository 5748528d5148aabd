import { z } from "zod"
import type { FieldType } from "#app/admin/field-type.ts"
import { typedText } from "#app/admin/fields/typed-text.ts"
import { webPageSchema } from "#app/features/page/schema.ts"
import { text } from "./text-field.tsx"

const LONGEST = 500

/** The https address of a page of the organizer's own site; null where nothing is typed. */
export function webPage(): FieldType<string | null> {
  return {
    ...text({ longest: LONGEST, type: "url" }),
    schema: () =>
      typedText
        .transform((typed) => (typed.trim() === "" ? null : typed.trim()))
        .pipe(z.union([z.null(), webPageSchema], { error: "link-malformed" })) as z.ZodType<
        string | null
      >,
    toForm: (value) => value ?? "",
    toText: (value) => value ?? "",
  }
}
