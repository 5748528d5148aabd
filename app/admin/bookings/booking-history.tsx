import type { OrganizersBooking } from "#app/features/booking/find-booking-for-organizer.server.ts"
import { admin } from "#app/messages/en/admin.ts"
import type { Translate } from "#app/messages/translate.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"

type Event = OrganizersBooking["events"][number]

/** What happened to a booking, in words, oldest first: a line per event, with who did it. */
export function BookingHistory({ events, timeZone }: { events: Event[]; timeZone: string }) {
  const { text } = useLanguage()
  return (
    <ol className="grid gap-3 border-s-2 border-line ps-4">
      {events.map((event) => (
        <li key={event.id}>
          <p>{eventText(event, text)}</p>
          <p className="text-sm text-muted">
            <Moment at={event.at} timeZone={timeZone} />
            {" · "}
            {text(`admin.booking.actors.${event.actorKind}`)}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** The sentence for an event by its kind and reason; one we have no words for names them. */
export function eventText(
  event: Pick<Event, "kind" | "reason" | "fromState" | "toState">,
  text: Translate,
) {
  const { kind, reason, fromState, toState } = event
  const known: Record<string, string> = admin.booking.events
  for (const key of [`${kind}_${reason}`, reason, kind]) {
    if (key !== "transition" && key in known) return text(`admin.booking.events.${key}`)
  }
  const state = (name: string) => text(`admin.bookings.states.${name}`)
  return fromState && toState
    ? text("admin.booking.changed", { from: state(fromState), to: state(toState), reason })
    : text("admin.booking.happened", { kind, reason })
}
