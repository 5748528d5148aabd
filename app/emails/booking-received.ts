import type { BookingFacts, EmailContent, EmailMoney } from "./booking-facts.ts"
import { hostEmail } from "./booking-email.ts"
import { clientTable, factsTable } from "./booking-tables.ts"
import { wording } from "./wording.ts"

export type BookingReceivedProps = {
  /** In the host's zone. */
  facts: BookingFacts
  clientEmail: string
  paid: EmailMoney | null
  /** The booking in the admin. */
  adminUrl: string
}

/** To the host: a confirmed booking, with every answer. */
export function bookingReceived(props: BookingReceivedProps): EmailContent {
  const { facts, clientEmail, paid, adminUrl } = props
  const { say, words } = wording(facts)
  return hostEmail(facts, {
    subject: say("bookingReceived.subject", words),
    headline: say("bookingReceived.headline", words),
    paragraphs: [say("bookingReceived.body", words)],
    tables: [
      factsTable(facts, { money: { label: "paid", amount: paid } }),
      clientTable(facts, clientEmail),
    ],
    button: { label: say("actions.openInAdmin"), url: adminUrl },
  })
}
