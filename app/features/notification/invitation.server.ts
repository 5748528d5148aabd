import { placeName } from "#app/features/page/place-name.ts"
import { translator } from "#app/messages/translate.ts"
import { calendarFile } from "./calendar-file.ts"
import { answersOf } from "./answers.ts"
import type { EmailBooking } from "./read-email.server.ts"

/**
 * The calendar file of a booking, as it is now. One UID for its life, a sequence that rises (RFC 5546
 * §2.1.4); the organizer is the host's calendar address, so that replies arrive there.
 */
export function invitationFile(
  booking: EmailBooking,
  method: "REQUEST" | "CANCEL" | "PUBLISH",
  stampAt: Date,
): string {
  const { content, organizer } = booking
  const text = translator(booking.locale, booking.ownTexts)
  const reference = text("notification.reference", { reference: booking.reference })
  const answers = answersOf(booking, "calendar").map(({ label, value }) => `${label}: ${value}`)
  return calendarFile({
    method,
    uid: booking.icalUid,
    sequence: booking.icalSequence,
    stampAt,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    summary: `${content.title} · ${organizer.name}`,
    description: [reference, ...answers].join("\n"),
    location: content.location.url ?? placeName(content.location, text),
    organizer: inviterOf(booking),
    attendee: { name: booking.clientName, email: booking.clientEmail },
    status: method === "CANCEL" ? "CANCELLED" : "CONFIRMED",
  })
}

/** The address that invited first, named for the host only while it is theirs. */
function inviterOf({ host, organizer, icalOrganizer }: EmailBooking) {
  const { name, email: own, calendarAccount } = host
  const email = icalOrganizer ?? calendarAccount ?? own
  const isTheirs = [own, calendarAccount].some((one) => one?.toLowerCase() === email.toLowerCase())
  return { name: isTheirs ? name : organizer.name, email }
}
