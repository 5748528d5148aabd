import { defineField, type FieldSection } from "#app/admin/field-type.ts"
import { text } from "#app/admin/fields/text/text-field.tsx"

/** What the form of a new domain asks for. */
export const domainSections: FieldSection[] = [
  {
    name: "domain",
    words: "domains.section",
    fields: [
      defineField("host", "domains.fields.host", text({ longest: 300, required: true }), {
        hasHelp: true,
      }),
    ],
  },
]
