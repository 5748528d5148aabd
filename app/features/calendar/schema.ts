import { z } from "zod"

/** The form that chooses calendars: any number to check, one or none to write into. */
export const calendarChoiceSchema = z.object({
  hostId: z.uuid(),
  checkedIds: z.array(z.uuid()).max(250),
  destinationId: z.uuid().nullable(),
})

export type CalendarChoice = z.infer<typeof calendarChoiceSchema>

/** What a form sends, as `calendarChoiceSchema` reads it; null when it is none of ours. */
export function readCalendarChoice(form: FormData): CalendarChoice | null {
  const read = calendarChoiceSchema.safeParse({
    hostId: form.get("host"),
    checkedIds: form.getAll("checked"),
    destinationId: form.get("destination") || null,
  })
  return read.success ? read.data : null
}
