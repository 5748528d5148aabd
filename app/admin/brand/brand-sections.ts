import { defineField, type FieldSection } from "#app/admin/field-type.ts"
import { radios } from "#app/admin/fields/choice/radio-field.tsx"
import { color } from "#app/admin/fields/color/color-field.tsx"
import { lines } from "#app/admin/fields/text/lines-field.tsx"
import { text } from "#app/admin/fields/text/text-field.tsx"
import { typedText } from "#app/admin/fields/typed-text.ts"
import { footerSchema, senderAddressSchema } from "#app/features/organizer/brand-schema.ts"
import { fonts } from "#app/platform/font-stacks.ts"

const senderAddress = {
  ...text({ longest: 254, type: "email" }),
  schema: () => typedText.pipe(senderAddressSchema),
}

/** What a brand consists of. */
export const brandSections: FieldSection[] = [
  {
    name: "look",
    words: "brand.sections.look",
    fields: [
      defineField("accentColor", "brand.fields.accentColor", color(), { hasHelp: true }),
      defineField("font", "brand.fields.font", radios({ values: fonts, words: "brand.fonts" }), {
        hasHelp: true,
      }),
    ],
  },
  {
    name: "footer",
    words: "brand.sections.footer",
    fields: [
      defineField("footer", "brand.fields.footer", lines({ schema: footerSchema }), {
        hasHelp: true,
      }),
    ],
  },
  {
    name: "sender",
    words: "brand.sections.sender",
    fields: [
      defineField("senderName", "brand.fields.senderName", text({ longest: 120 }), {
        hasHelp: true,
      }),
      defineField("senderAddress", "brand.fields.senderAddress", senderAddress, { hasHelp: true }),
    ],
  },
]
