import { defineField, type FieldSection } from "./field-type.ts"
import { password } from "./fields/password/password-field.tsx"
import { sites } from "./fields/sites/sites-field.tsx"
import { name } from "./fields/text/name-field.tsx"
import { zone } from "./fields/zone/zone-field.tsx"

const words = "admin.settings"

/** What the settings of an organizer ask for. */
export const organizerSections: FieldSection[] = [
  {
    name: "brand",
    words: `${words}.sections.brand`,
    fields: [defineField("name", `${words}.fields.name`, name({ autoComplete: "organization" }))],
  },
  {
    name: "place",
    words: `${words}.sections.place`,
    fields: [defineField("timeZone", `${words}.fields.timeZone`, zone(), { hasHelp: true })],
  },
  {
    name: "embed",
    words: "embed.section",
    fields: [defineField("embedOrigins", "embed.sites", sites())],
  },
]

export const changePasswordSection: FieldSection = {
  name: "password",
  words: `${words}.password`,
  fields: [
    defineField("currentPassword", `${words}.fields.currentPassword`, password({ isNew: false })),
    defineField("newPassword", "admin.entry.fields.newPassword", password({ isNew: true }), {
      hasHelp: true,
    }),
  ],
}
