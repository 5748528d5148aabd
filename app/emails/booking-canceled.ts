import { formatMoney } from "#app/messages/format.ts"
import type { BookingFacts, EmailContent, EmailMoney } from "./booking-facts.ts"
import { clientEmail, hostEmail } from "./booking-email.ts"
import { clientTable, factsTable, withoutJoinAddress } from "./booking-tables.ts"
import { wording } from "./wording.ts"

/** What became of the money: nothing was paid, nothing is returned, or an amount is on its way back. */
export type CancellationMoney =
  | { outcome: "nothing-paid" }
  | { outcome: "kept"; paid: EmailMoney }
  | { outcome: "refunded"; paid: EmailMoney; refund: EmailMoney }

type Cancellation = {
  facts: BookingFacts
  canceledBy: "client" | "organizer"
  money: CancellationMoney
}
export type BookingCanceledProps = Cancellation & {
  statusUrl: string
  /** The page, to book again. */
  bookAgainUrl: string
}
export type BookingCanceledHostProps = Cancellation & { clientEmail: string; adminUrl: string }

/** To the client: that it is called off, and what comes back when. */
export function bookingCanceled(props: BookingCanceledProps): EmailContent {
  const { facts, canceledBy, statusUrl, bookAgainUrl } = props
  const { say, words } = wording(facts)
  return clientEmail(facts, {
    subject: say("bookingCanceled.subject", words),
    headline: say("bookingCanceled.headline"),
    paragraphs: [
      say("bookingCanceled.body", { ...words, canceledBy }),
      ...refundLine(props, "bookingCanceled"),
    ],
    tables: [canceledTable(facts)],
    button: { label: say("actions.bookAgain"), url: bookAgainUrl },
    links: [{ label: say("actions.viewCanceled"), url: statusUrl }],
  })
}

/** To the host, in the host's zone. */
export function bookingCanceledHost(props: BookingCanceledHostProps): EmailContent {
  const { facts, canceledBy, adminUrl, clientEmail: email } = props
  const { say, words } = wording(facts)
  return hostEmail(facts, {
    subject: say("bookingCanceledHost.subject", words),
    headline: say("bookingCanceledHost.headline", words),
    paragraphs: [
      say("bookingCanceledHost.body", { ...words, canceledBy }),
      ...refundLine(props, "bookingCanceledHost"),
    ],
    tables: [canceledTable(facts), clientTable(facts, email)],
    button: { label: say("actions.openInAdmin"), url: adminUrl },
  })
}

function canceledTable(facts: BookingFacts) {
  return factsTable(withoutJoinAddress(facts), { money: { label: "price", amount: null } })
}

/** @see https://docs.stripe.com/refunds: a card's bank shows a refund after 5 to 10 business days */
function refundLine({ facts, money }: Cancellation, texts: string): string[] {
  const { say, locale } = wording(facts)
  const amount = (of: EmailMoney) => formatMoney(of.amountMinor, of.currency, locale)
  if (money.outcome === "nothing-paid") return []
  if (money.outcome === "kept") return [say(`${texts}.kept`, { paid: amount(money.paid) })]
  const whole = money.refund.amountMinor === money.paid.amountMinor
  return [
    say(`${texts}.${whole ? "refundedWhole" : "refundedPart"}`, {
      paid: amount(money.paid),
      refund: amount(money.refund),
    }),
  ]
}
