import { defineField, type FieldSection } from "./field-type.ts"
import { momentAhead } from "./fields/moment/moment-field.tsx"
import { slug } from "./fields/slug/slug-field.tsx"
import { text } from "./fields/text/text-field.tsx"

const LONGEST_TITLE = 120
const LONGEST_VIEW_NAME = 60

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

/** When a page's newest revision is to be published, by the organizer's clocks. */
export function planSection(clocks: { timeZone: string; now: Date }): FieldSection {
  return {
    name: "plan",
    words: "pages.plan",
    fields: [defineField("at", "pages.plan.at", momentAhead(clocks))],
  }
}

/** What keeping a list's view asks for. */
export const viewSection: FieldSection = {
  name: "view",
  words: "pages.views",
  fields: [
    defineField("name", "pages.views.name", text({ longest: LONGEST_VIEW_NAME, required: true }), {
      hasHelp: true,
    }),
  ],
}
