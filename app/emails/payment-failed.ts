import { formatTime, zoneName } from "#app/messages/format.ts"
import { oneLine } from "#app/platform/one-line.ts"
import type { BookingFacts, EmailContent } from "./booking-facts.ts"
import { clientEmail } from "./booking-email.ts"
import { factsTable, withoutJoinAddress } from "./booking-tables.ts"
import { wording } from "./wording.ts"

export type PaymentFailedProps = {
  facts: BookingFacts
  heldUntilAt: Date
  /** The same open checkout. */
  retryUrl: string
  otherTimesUrl: string
  /** The provider's sentence for the client, when there is one. */
  reason: string | null
}

/** To the client, when a payment was declined and the hold still runs. */
export function paymentFailed(props: PaymentFailedProps): EmailContent {
  const { facts, heldUntilAt, retryUrl, otherTimesUrl, reason } = props
  const { say, words, locale } = wording(facts)
  const until = formatTime(heldUntilAt, facts.timeZone, locale)
  const zone = zoneName(facts.timeZone, heldUntilAt, locale)
  return clientEmail(facts, {
    subject: say("paymentFailed.subject", words),
    headline: say("paymentFailed.headline"),
    paragraphs: [
      say("paymentFailed.body", { ...words, until, zone }),
      ...(reason ? [say("paymentFailed.reason", { reason: oneLine(reason) })] : []),
    ],
    tables: [factsTable(withoutJoinAddress(facts))],
    button: { label: say("actions.retryPayment"), url: retryUrl },
    links: [{ label: say("actions.otherTimes"), url: otherTimesUrl }],
    note: facts.policyLine,
  })
}
