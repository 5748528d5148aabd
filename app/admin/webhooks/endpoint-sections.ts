import { defineField, type FieldSection } from "#app/admin/field-type.ts"
import { text } from "#app/admin/fields/text/text-field.tsx"
import { messageTypes } from "./types-field.tsx"

/** What the form of an endpoint asks for. */
export const endpointSections: FieldSection[] = [
  {
    name: "place",
    words: "webhooks.sections.place",
    fields: [
      defineField(
        "url",
        "webhooks.fields.url",
        text({ longest: 2_000, required: true, type: "url" }),
        { hasHelp: true },
      ),
    ],
  },
  {
    name: "types",
    words: "webhooks.sections.types",
    fields: [defineField("types", "webhooks.fields.types", messageTypes())],
  },
]
