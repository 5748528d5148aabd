import { LONGEST_SCHEDULE_NAME } from "#app/features/schedule/schema.ts"
import { defineField, type FieldSection } from "./field-type.ts"
import { choice } from "./fields/choice/choice-field.tsx"
import { text } from "./fields/text/text-field.tsx"
import { timeRanges } from "./fields/time-ranges/time-ranges-field.tsx"
import { zone } from "./fields/zone/zone-field.tsx"

const words = "admin.availability"

/** What a schedule's form asks for. */
export const scheduleSections: FieldSection[] = [
  {
    name: "hours",
    words: `${words}.sections.hours`,
    fields: [defineField("hours", `${words}.fields.hours`, timeRanges(), { hasHelp: true })],
  },
  {
    name: "zone",
    words: `${words}.sections.zone`,
    fields: [defineField("timeZone", `${words}.fields.timeZone`, zone(), { hasHelp: true })],
  },
  {
    name: "name",
    words: `${words}.sections.name`,
    fields: [
      defineField("name", `${words}.fields.name`, text({ longest: LONGEST_SCHEDULE_NAME }), {
        hasHelp: true,
      }),
    ],
  },
]

const newName = defineField(
  "name",
  `${words}.fields.newName`,
  text({ longest: LONGEST_SCHEDULE_NAME, required: true }),
  { hasHelp: true },
)

/** What a new schedule asks for. @param hosts whose it may be, by id */
export function newScheduleSection(hosts: ReadonlyMap<string, string>): FieldSection {
  const host = choice({ values: [...hosts.keys()], labelOf: (id) => hosts.get(id) ?? id })
  return {
    name: "new",
    words: `${words}.new`,
    fields: [
      defineField("hostId", `${words}.fields.host`, host),
      newName,
      defineField("timeZone", `${words}.fields.timeZone`, zone(), { hasHelp: true }),
    ],
  }
}

/** What a copy of a schedule asks for. */
export const copyScheduleSection: FieldSection = {
  name: "copy",
  words: `${words}.copy`,
  fields: [newName],
}
