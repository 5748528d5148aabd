import { formatShortDate, formatTime } from "#app/messages/format.ts"
import { Button } from "#app/ui/button.tsx"
import { CheckboxGroup, RadioGroup } from "#app/ui/choice-group.tsx"
import { Save } from "lucide-react"
import { useLanguage, type Language } from "#app/ui/language.tsx"
import type { HostCalendars } from "#app/features/calendar/list-host-calendars.server.ts"
import type { ShownCalendar } from "#app/features/calendar/queries.server.ts"

/** Which calendars count, and which one is written to. */
export function CalendarChoiceForm({ host, timeZone }: { host: HostCalendars; timeZone: string }) {
  const language = useLanguage()
  const { text } = language
  const { hostId, connections } = host
  const calendars = connections.flatMap((connection) =>
    connection.calendars.map((calendar) => ({
      ...calendar,
      account: connection.account,
      isReached: connection.state === "connected",
    })),
  )
  const hintOf = (calendar: ShownCalendar & { account: string }, status: string | null) =>
    [
      // An account's own calendar is called like the account.
      connections.length > 1 && calendar.account !== calendar.name ? calendar.account : null,
      status,
    ]
      .filter(Boolean)
      .join(" · ")
  const destination = calendars.find(({ isDestination }) => isDestination)
  return (
    <form method="post" className="mt-4 grid max-w-prose gap-6">
      <input type="hidden" name="host" value={hostId} />
      <CheckboxGroup
        id={`checked-${hostId}`}
        name="checked"
        required
        label={text("calendars.checked.label")}
        hint={text("calendars.checked.hint")}
        choices={calendars.map((calendar) => ({
          value: calendar.id,
          label: <bdi>{calendar.name}</bdi>,
          hint: hintOf(calendar, calendar.isReached ? reading(calendar, timeZone, language) : null),
        }))}
        defaultValues={calendars.filter(({ isChecked }) => isChecked).map(({ id }) => id)}
      />
      <RadioGroup
        id={`destination-${hostId}`}
        name="destination"
        required
        label={text("calendars.destination.label")}
        hint={text("calendars.destination.hint")}
        choices={[
          ...calendars
            .filter(({ mayWrite }) => mayWrite)
            .map((calendar) => ({
              value: calendar.id,
              label: <bdi>{calendar.name}</bdi>,
              hint: hintOf(calendar, null),
            })),
          { value: "", label: text("calendars.destination.none") },
        ]}
        defaultValue={destination?.id ?? ""}
      />
      <Button icon={Save} className="justify-self-start">
        {text("calendars.save")}
      </Button>
    </form>
  )
}

/** When a checked calendar was last read, or why it was not; what is special of one that is not. */
function reading(
  calendar: ShownCalendar,
  timeZone: string,
  { text, locale }: Language,
): string | null {
  if (!calendar.isChecked) return calendar.mayWrite ? null : text("calendars.reading.readOnly")
  if (calendar.busyError !== null) return text("calendars.reading.failed")
  const { busyReadAt } = calendar
  if (busyReadAt === null) return text("calendars.reading.waiting")
  const date = formatShortDate(busyReadAt, timeZone, locale)
  const time = `${date}, ${formatTime(busyReadAt, timeZone, locale)}`
  return text("calendars.reading.read", { time })
}
