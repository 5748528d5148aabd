import type { BookingFacts, BookingLinks, EmailContent } from "./booking-facts.ts"
import { clientEmail, liveLinks } from "./booking-email.ts"
import { factsTable, withoutJoinAddress } from "./booking-tables.ts"
import { wording } from "./wording.ts"

export type FreshLinkProps = {
  facts: BookingFacts
  statusUrl: string
  /** Null when the booking no longer stands: then there is nothing but its page. */
  links: BookingLinks | null
}

/** To the client who opened an old link and asked for a new one; goes to the booking's own address only. */
export function freshLink({ facts, statusUrl, links }: FreshLinkProps): EmailContent {
  const { say, words } = wording(facts)
  const shown = links ? facts : withoutJoinAddress(facts)
  return clientEmail(facts, {
    subject: say("freshLink.subject", words),
    headline: say("freshLink.headline"),
    paragraphs: [say("freshLink.body", words)],
    tables: [factsTable(shown, { money: { label: "price", amount: null } })],
    button: { label: say("actions.view"), url: statusUrl },
    links: links ? liveLinks(facts, links) : [],
    note: links ? facts.policyLine : null,
  })
}
