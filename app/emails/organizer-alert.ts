import { formatMoney } from "#app/messages/format.ts"
import { oneLine } from "#app/platform/one-line.ts"
import type { BookingFacts, EmailBrand, EmailContent, EmailMoney } from "./booking-facts.ts"
import { factsTable } from "./booking-tables.ts"
import type { FactRow } from "./email-document.ts"
import { renderEmail } from "./render-email.ts"
import { sayIn, type Say } from "./wording.ts"

/** What happened that a person has to look at. */
export type AlertReason =
  /** Paid amount or currency is not what was asked; the booking is not confirmed, the money goes back. */
  | "amount-mismatch"
  /** Refunded in full in the provider's own dashboard; the booking still stands. */
  | "refunded-elsewhere"
  /** The provider says a refund did not arrive. */
  | "refund-failed"
  | "disputed"
  /** A paid session carrying this installation's id, with no booking here; it is being refunded. */
  | "unknown-payment"
  /** The event of a confirmed booking is gone from the host's calendar; the booking still stands. */
  | "calendar-event-deleted"
  | "calendar-event-moved"
  /** The mail server refuses the client's address for good. */
  | "email-refused"

export type OrganizerAlertProps = {
  organizer: EmailBrand
  locale: string
  reason: AlertReason
  /** What is known of the money, each shown on a line of its own. */
  amounts: {
    asked?: EmailMoney
    received?: EmailMoney
    returned?: EmailMoney
    disputed?: EmailMoney
  }
  /** What the provider or server said, without an address in it. */
  detail: string | null
  /** The booking it is about, in the reader's zone; null when there is none. */
  facts: BookingFacts | null
  /** Where it can be put right. */
  adminUrl: string
}

/** To the host or organizer: something needs a decision. Says what happened, what we did, what is asked. */
export function organizerAlert(props: OrganizerAlertProps): EmailContent {
  const { organizer, reason, facts, adminUrl, detail } = props
  const { say, locale } = sayIn(props.locale, props.organizer.texts)
  const texts = `organizerAlert.${textsOf[reason]}`
  const values = {
    page: oneLine(facts?.pageTitle ?? ""),
    client: oneLine(facts?.clientName ?? ""),
    organizer: oneLine(organizer.name),
  }
  const before = [
    { label: say("facts.client"), value: values.client },
    ...amountRows(props.amounts, say, locale),
    { label: say("organizerAlert.detail"), value: oneLine(detail ?? "", 500) },
  ]
  return renderEmail({
    brand: organizer,
    locale,
    subject: say(`${texts}.subject`, values),
    headline: say(`${texts}.headline`, values),
    paragraphs: [say(`${texts}.body`, values)],
    tables: [facts ? factsTable(facts, { before }) : { heading: null, rows: before }],
    button: { label: say(`${texts}.action`), url: adminUrl },
    links: [],
    note: null,
    closing: say("closing.organizer", values),
  })
}

const textsOf: Record<AlertReason, string> = {
  "amount-mismatch": "amountMismatch",
  "refunded-elsewhere": "refundedElsewhere",
  "refund-failed": "refundFailed",
  disputed: "disputed",
  "unknown-payment": "unknownPayment",
  "calendar-event-deleted": "calendarEventDeleted",
  "calendar-event-moved": "calendarEventMoved",
  "email-refused": "emailRefused",
}

function amountRows(amounts: OrganizerAlertProps["amounts"], say: Say, locale: string): FactRow[] {
  return (["asked", "received", "returned", "disputed"] as const).map((name) => {
    const amount = amounts[name]
    return {
      label: say(`organizerAlert.amounts.${name}`),
      value: amount ? formatMoney(amount.amountMinor, amount.currency, locale) : "",
    }
  })
}
