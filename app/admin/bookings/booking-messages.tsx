import type { OrganizersBooking } from "#app/features/booking/find-booking-for-organizer.server.ts"
import { DataTable } from "#app/ui/data-table.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"
import { StatusBadge, type BadgeTone } from "#app/ui/status-badge.tsx"

type Mail = OrganizersBooking["mails"][number]
type CalendarEvent = OrganizersBooking["calendarEvents"][number]

const tones: Record<Mail["state"], BadgeTone> = {
  pending: "waiting",
  sent: "good",
  dropped: "over",
  failed: "bad",
}

/** The mails of a booking with their states; one that is still to come names when. */
export function BookingMails({ mails, timeZone }: { mails: Mail[]; timeZone: string }) {
  const { text } = useLanguage()
  const say = (key: string) => text(`admin.booking.mails.${key}`)
  if (mails.length === 0) return <p className="text-muted">{say("none")}</p>
  return (
    <DataTable
      caption={say("title")}
      rows={mails}
      rowKey={(mail) => mail.id}
      columns={[
        {
          key: "kind",
          heading: say("what"),
          isRowHeading: true,
          cell: (mail) => say(`kinds.${mail.kind}`),
        },
        {
          key: "recipient",
          heading: say("recipient"),
          cell: ({ recipient, hostName }) =>
            recipient === "client" ? say("toClient") : <bdi>{hostName ?? say("toHost")}</bdi>,
        },
        {
          key: "state",
          heading: say("state"),
          cell: (mail) => (
            <>
              <StatusBadge tone={tones[mail.state]} label={say(`states.${mail.state}`)} />
              {mail.lastError ? <span className="block text-sm">{mail.lastError}</span> : null}
            </>
          ),
        },
        {
          key: "at",
          heading: say("at"),
          cell: (mail) => <Moment at={mail.sentAt ?? mail.sendAfter} timeZone={timeZone} />,
        },
      ]}
    />
  )
}

/** The calendar events of a booking's meeting: where each stands, and what went wrong last. */
export function BookingCalendarEvents({ events }: { events: CalendarEvent[] }) {
  const { text } = useLanguage()
  const say = (key: string) => text(`admin.booking.calendar.${key}`)
  if (events.length === 0) return <p className="text-muted">{say("none")}</p>
  return (
    <ul className="grid gap-2">
      {events.map((event) => (
        <li key={event.id}>
          <bdi>{event.calendarName}</bdi>: {say(`presence.${event.presence}`)}
          {event.changedThereAt ? <span className="block">{say("changedThere")}</span> : null}
          {event.lastError ? (
            <span className="block text-sm text-danger">{event.lastError}</span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
