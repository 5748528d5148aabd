import { formatMoney } from "#app/messages/format.ts"
import type { BookingFacts, EmailContent, EmailMoney } from "./booking-facts.ts"
import { clientEmail } from "./booking-email.ts"
import { factsTable, withoutJoinAddress } from "./booking-tables.ts"
import { wording } from "./wording.ts"

export type LatePaymentRefundedProps = {
  facts: BookingFacts
  refund: EmailMoney
  /** The page with its other times. */
  otherTimesUrl: string
}

/** To the client whose payment came when the time was gone: everything goes back, other times are open. */
export function latePaymentRefunded(props: LatePaymentRefundedProps): EmailContent {
  const { facts, refund, otherTimesUrl } = props
  const { say, words, locale } = wording(facts)
  const amount = formatMoney(refund.amountMinor, refund.currency, locale)
  return clientEmail(facts, {
    subject: say("latePaymentRefunded.subject", words),
    headline: say("latePaymentRefunded.headline"),
    paragraphs: [
      say("latePaymentRefunded.body", words),
      say("latePaymentRefunded.refund", { refund: amount }),
    ],
    tables: [factsTable(withoutJoinAddress(facts), { money: { label: "price", amount: null } })],
    button: { label: say("actions.otherTimes"), url: otherTimesUrl },
  })
}
