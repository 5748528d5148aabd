import type { BookingFacts, BookingLinks, EmailContent } from "./booking-facts.ts"
import { clientEmail, liveLinks, replacedHostEmail, viewButton } from "./booking-email.ts"
import { factsTable } from "./booking-tables.ts"
import { wording } from "./wording.ts"

const noMoney = { money: { label: "price", amount: null } } as const

/** To the client: the same time, with somebody else. Everything but the host stays. */
export function bookingReassigned({
  facts,
  links,
}: {
  /** With the new host. */
  facts: BookingFacts
  links: BookingLinks
}): EmailContent {
  const { say, words } = wording(facts)
  return clientEmail(facts, {
    subject: say("bookingReassigned.subject", words),
    headline: say("bookingReassigned.headline", words),
    paragraphs: [say("bookingReassigned.body", words), say("bookingReassigned.replaces")],
    tables: [factsTable(facts, noMoney)],
    button: viewButton(facts, links),
    links: liveLinks(facts, links),
    note: facts.policyLine,
  })
}

/** To the host who had it, in the host's zone. */
export function bookingHandedOver({
  facts,
  adminUrl,
}: {
  facts: BookingFacts
  adminUrl: string
}): EmailContent {
  const { say, words } = wording(facts)
  return replacedHostEmail(facts, {
    subject: say("bookingHandedOver.subject", words),
    headline: say("bookingHandedOver.headline", words),
    paragraphs: [say("bookingHandedOver.body", words)],
    tables: [factsTable(facts, noMoney)],
    button: { label: say("actions.openInAdmin"), url: adminUrl },
  })
}
