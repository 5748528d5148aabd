import { defineField, type FieldSection } from "./field-type.ts"
import { timeRanges } from "./fields/time-ranges/time-ranges-field.tsx"
import { zone } from "./fields/zone/zone-field.tsx"

const words = "admin.availability"

/** What a schedule's form asks for. */
export const scheduleSections: FieldSection[] = [
  {
    name: "zone",
    words: `${words}.sections.zone`,
    fields: [defineField("timeZone", `${words}.fields.timeZone`, zone(), { hasHelp: true })],
  },
  {
    name: "hours",
    words: `${words}.sections.hours`,
    fields: [defineField("hours", `${words}.fields.hours`, timeRanges(), { hasHelp: true })],
  },
]
