import { defineField, type FieldSection } from "#app/admin/field-type.ts"
import { text } from "#app/admin/fields/text/text-field.tsx"
import { LONGEST_ALT } from "#app/features/media/limits.ts"

/** What is asked about a picture. */
export const pictureSection: FieldSection = {
  name: "picture",
  words: "media.picture",
  fields: [
    defineField("alt", "media.picture.alt", text({ longest: LONGEST_ALT, required: false }), {
      hasHelp: true,
    }),
  ],
}
