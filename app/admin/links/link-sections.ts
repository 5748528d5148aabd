import { z } from "zod"
import { defineField, type FieldSection, type FieldType } from "#app/admin/field-type.ts"
import { number } from "#app/admin/fields/number/number-field.tsx"
import { text } from "#app/admin/fields/text/text-field.tsx"
import { typedText } from "#app/admin/fields/typed-text.ts"
import { emailSchema } from "#app/features/organizer/schema.ts"

const words = "links.make"
const LONGEST_NOTE = 120
const MOST_DAYS = 365

/** For how long a link is good when nobody says otherwise. */
export const USUAL_DAYS = 14

/** An email address, or none: null. */
function emailIfAny(): FieldType<string | null> {
  const line = text({ longest: 254, type: "email" })
  return {
    ...line,
    schema: () =>
      typedText
        .transform((typed) => (typed.trim() === "" ? null : typed))
        .pipe(z.union([z.null(), emailSchema])) as z.ZodType<string | null>,
    toForm: (value) => value ?? "",
    toText: (value) => value ?? "",
  }
}

/** What a new single-use link is asked for. */
export const newLinkSection: FieldSection = {
  name: "link",
  words,
  fields: [
    defineField("note", `${words}.note`, text({ longest: LONGEST_NOTE }), { hasHelp: true }),
    defineField("email", `${words}.email`, emailIfAny(), { hasHelp: true }),
    defineField(
      "days",
      `${words}.days`,
      number({ least: 1, most: MOST_DAYS, unit: "links.units.days" }),
    ),
  ],
}
