import { defineField, type FieldSection } from "#app/admin/field-type.ts"
import { radios } from "#app/admin/fields/choice/radio-field.tsx"
import { color } from "#app/admin/fields/color/color-field.tsx"
import { image } from "#app/admin/fields/image/image-field.tsx"
import type { OfferedPicture } from "#app/admin/fields/image/offered-picture.ts"
import { lines } from "#app/admin/fields/text/lines-field.tsx"
import { text } from "#app/admin/fields/text/text-field.tsx"
import { typedText } from "#app/admin/fields/typed-text.ts"
import { footerSchema, senderAddressSchema } from "#app/features/organizer/brand-schema.ts"
import { fonts } from "#app/platform/font-stacks.ts"

const senderAddress = {
  ...text({ longest: 254, type: "email" }),
  schema: () => typedText.pipe(senderAddressSchema),
}

/** What a brand consists of. @param pictures those that may be its logo and icon */
export const brandSections = (pictures: readonly OfferedPicture[]): FieldSection[] => [
  {
    name: "look",
    words: "brand.sections.look",
    fields: [
      defineField("accentColor", "brand.fields.accentColor", color(), { hasHelp: true }),
      defineField("font", "brand.fields.font", radios({ values: fonts, words: "brand.fonts" }), {
        hasHelp: true,
      }),
      defineField("logoMediaId", "media.logo", image({ pictures }), { hasHelp: true }),
      defineField("faviconMediaId", "media.favicon", image({ pictures }), { hasHelp: true }),
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
