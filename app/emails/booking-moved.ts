import { formatDate, formatTimeRange } from "#app/messages/format.ts"
import type { BookingFacts, BookingLinks, EmailContent } from "./booking-facts.ts"
import { clientEmail, hostEmail, liveLinks, viewButton } from "./booking-email.ts"
import { clientTable, factsTable } from "./booking-tables.ts"
import { wording } from "./wording.ts"

type Move = {
  /** With the new time. */
  facts: BookingFacts
  previous: { startsAt: Date; endsAt: Date }
  movedBy: "client" | "organizer"
}
export type BookingMovedProps = Move & { links: BookingLinks }
export type BookingMovedHostProps = Move & { clientEmail: string; adminUrl: string }

/** To the client: the new time, and the old one beside it. Earlier links have ended; these are new. */
export function bookingMoved(props: BookingMovedProps): EmailContent {
  const { facts, links, movedBy } = props
  const { say, words } = wording(facts)
  return clientEmail(facts, {
    subject: say("bookingMoved.subject", words),
    headline: say("bookingMoved.headline"),
    paragraphs: [
      say("bookingMoved.body", { ...words, movedBy }),
      say(facts.price ? "bookingMoved.paidReplaces" : "bookingMoved.replaces"),
    ],
    tables: [movedTable(props)],
    button: viewButton(facts, links),
    links: liveLinks(facts, links),
    note: facts.policyLine,
  })
}

/** To the host, in the host's zone. */
export function bookingMovedHost(props: BookingMovedHostProps): EmailContent {
  const { facts, movedBy, adminUrl, clientEmail: email } = props
  const { say, words } = wording(facts)
  return hostEmail(facts, {
    subject: say("bookingMovedHost.subject", words),
    headline: say("bookingMovedHost.headline", words),
    paragraphs: [say("bookingMovedHost.body", { ...words, movedBy })],
    tables: [movedTable(props), clientTable(facts, email)],
    button: { label: say("actions.openInAdmin"), url: adminUrl },
  })
}

function movedTable({ facts, previous }: Move) {
  const { say, locale } = wording(facts)
  const { timeZone } = facts
  const date = formatDate(previous.startsAt, timeZone, locale)
  const times = formatTimeRange(previous.startsAt, previous.endsAt, timeZone, locale)
  return factsTable(facts, {
    money: { label: "price", amount: null },
    before: [{ label: say("facts.movedFrom"), value: `${date}, ${times}` }],
  })
}
