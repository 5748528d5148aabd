import type { BookingFacts, BookingLinks, EmailContent, EmailMoney } from "./booking-facts.ts"
import { clientEmail, liveLinks, viewButton } from "./booking-email.ts"
import { factsTable } from "./booking-tables.ts"
import { wording } from "./wording.ts"

export type BookingConfirmedProps = {
  facts: BookingFacts
  links: BookingLinks
  /** What was captured; null when nothing was due. */
  paid: EmailMoney | null
}

/** To the client: the invitation, once what is due is paid. Nothing of money when nothing was due. */
export function bookingConfirmed({ facts, links, paid }: BookingConfirmedProps): EmailContent {
  const { say, words } = wording(facts)
  return clientEmail(facts, {
    subject: say("bookingConfirmed.subject", words),
    headline: say("bookingConfirmed.headline"),
    paragraphs: [
      say("bookingConfirmed.body", words),
      say(paid ? "bookingConfirmed.paidAndAttached" : "bookingConfirmed.attached"),
      ...(facts.confirmedParagraphs ?? []),
    ],
    tables: [factsTable(facts, { money: { label: "paid", amount: paid } })],
    button: viewButton(facts, links),
    links: liveLinks(facts, links),
    note: facts.policyLine,
  })
}
