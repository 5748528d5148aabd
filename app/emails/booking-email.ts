import type { BookingFacts, BookingLinks, EmailContent } from "./booking-facts.ts"
import type { EmailDocument, EmailLink } from "./email-document.ts"
import { renderEmail } from "./render-email.ts"
import { wording } from "./wording.ts"

type Body = Pick<EmailDocument, "subject" | "headline" | "paragraphs" | "tables" | "button"> &
  Partial<Pick<EmailDocument, "links" | "note">>

/** A mail to the client of a booking, under the organizer's name. */
export function clientEmail(facts: BookingFacts, body: Body): EmailContent {
  const { say, words } = wording(facts)
  return bookingEmail(facts, body, say("closing.client", words))
}

/** A mail to the host or organizer about a booking. */
export function hostEmail(facts: BookingFacts, body: Body): EmailContent {
  const { say, words } = wording(facts)
  return bookingEmail(facts, body, say("closing.host", words))
}

/** A mail to a host who takes part in it no more. */
export function replacedHostEmail(facts: BookingFacts, body: Body): EmailContent {
  const { say, words } = wording(facts)
  return bookingEmail(facts, body, say("closing.replacedHost", words))
}

function bookingEmail(facts: BookingFacts, body: Body, closing: string): EmailContent {
  return renderEmail({
    brand: facts.organizer,
    locale: facts.locale,
    links: [],
    note: null,
    ...body,
    closing,
  })
}

/** What a client may do with a booking that stands, below the one button. */
export function liveLinks(facts: BookingFacts, links: BookingLinks): EmailLink[] {
  const { say } = wording(facts)
  return [
    ...(facts.place.url ? [{ label: say("actions.join"), url: facts.place.url }] : []),
    { label: say("actions.google"), url: links.google },
    { label: say("actions.outlook"), url: links.outlook },
    { label: say("actions.calendarFile"), url: links.calendarFile },
    { label: say("actions.reschedule"), url: links.reschedule },
    { label: say("actions.cancel"), url: links.cancel },
  ]
}

/** The button of a mail about a booking that stands. */
export function viewButton(facts: BookingFacts, links: BookingLinks): EmailLink {
  return { label: wording(facts).say("actions.view"), url: links.status }
}
