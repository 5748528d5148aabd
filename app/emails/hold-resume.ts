import { formatTime, zoneName } from "#app/messages/format.ts"
import type { BookingFacts, EmailContent } from "./booking-facts.ts"
import { clientEmail } from "./booking-email.ts"
import { factsTable, withoutJoinAddress } from "./booking-tables.ts"
import { wording } from "./wording.ts"

export type HoldResumeProps = {
  facts: BookingFacts
  /** The last moment at which the hold can be paid. */
  heldUntilAt: Date
  /** Leads to the open checkout. */
  payUrl: string
  /** The page again, with the hold to be moved. */
  otherTimesUrl: string
}

/** To the client, when half of the hold has passed unpaid. */
export function holdResume(props: HoldResumeProps): EmailContent {
  const { facts, heldUntilAt, payUrl, otherTimesUrl } = props
  const { say, words, locale } = wording(facts)
  const until = formatTime(heldUntilAt, facts.timeZone, locale)
  const zone = zoneName(facts.timeZone, heldUntilAt, locale)
  return clientEmail(facts, {
    subject: say("holdResume.subject", { ...words, until }),
    headline: say("holdResume.headline", { until }),
    paragraphs: [say("holdResume.body", { ...words, until, zone })],
    tables: [factsTable(withoutJoinAddress(facts))],
    button: { label: say("actions.pay"), url: payUrl },
    links: [{ label: say("actions.otherTimes"), url: otherTimesUrl }],
    note: facts.policyLine,
  })
}
