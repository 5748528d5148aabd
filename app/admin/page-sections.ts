import { defineField, type FieldSection } from "./field-type.ts"
import { slug } from "./fields/slug/slug-field.tsx"
import { text } from "./fields/text/text-field.tsx"

const LONGEST_TITLE = 120

/** What a copy of a page asks for. */
export function copyPageSection(organizerSlug: string): FieldSection {
  return {
    name: "copy",
    words: "pages.duplication",
    fields: [
      defineField(
        "title",
        "admin.pages.fields.title",
        text({ longest: LONGEST_TITLE, required: true }),
      ),
      defineField("slug", "admin.pages.fields.slug", slug({ before: `/${organizerSlug}/` })),
    ],
  }
}
