import { defineField, type FieldSection } from "#app/admin/field-type.ts"
import { dateSpan } from "#app/admin/fields/date-span/date-span-field.tsx"
import { dayHours } from "#app/admin/fields/day-hours/day-hours-field.tsx"
import { text } from "#app/admin/fields/text/text-field.tsx"

const words = "admin.availability"
const LONGEST_NOTE = 120

/** What an override asks for. @param today the date in the schedule's zone */
export function overrideSections(today: string): FieldSection[] {
  return [
    {
      name: "dates",
      words: `${words}.sections.dates`,
      fields: [
        defineField("dates", `${words}.fields.dates`, dateSpan({ today }), { hasHelp: true }),
      ],
    },
    {
      name: "day",
      words: `${words}.sections.day`,
      fields: [
        defineField("ranges", `${words}.fields.ranges`, dayHours()),
        defineField("note", `${words}.fields.note`, text({ longest: LONGEST_NOTE }), {
          hasHelp: true,
        }),
      ],
    },
  ]
}
