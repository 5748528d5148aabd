import { defineField, type FieldSection } from "#app/admin/field-type.ts"
import { sites } from "#app/admin/fields/sites/sites-field.tsx"
import { text } from "#app/admin/fields/text/text-field.tsx"
import { scopes } from "./scopes-field.tsx"

const words = "api.settings"

/** What a new key is asked for. */
export const newKeySection: FieldSection = {
  name: "key",
  words: `${words}.new`,
  fields: [
    defineField("name", `${words}.new.fields.name`, text({ longest: 80, required: true }), {
      hasHelp: true,
    }),
    defineField("scopes", `${words}.new.fields.scopes`, scopes()),
  ],
}

/** Which sites' scripts may call. */
export const originsSection: FieldSection = {
  name: "origins",
  words: `${words}.origins`,
  fields: [defineField("apiOrigins", `${words}.origins`, sites())],
}
