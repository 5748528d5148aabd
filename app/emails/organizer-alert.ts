import { formatMoney } from "#app/messages/format.ts"
import type { BookingFacts, EmailBrand, EmailContent, EmailMoney } from "./booking-facts.ts"
import { factsTable } from "./booking-tables.ts"
import { renderEmail } from "./render-email.ts"
import { sayIn } from "./wording.ts"

/** What happened that a person has to look at. */
export type OrganizerAlert =
  /** Paid amount or currency is not what was asked; the booking is not confirmed. */
  | { reason: "amount-mismatch"; expected: EmailMoney; received: EmailMoney }
  /** Refunded in full in the provider's own dashboard; the booking still stands. */
  | { reason: "refunded-outside"; refund: EmailMoney }
  /** The provider says a refund did not arrive. */
  | { reason: "refund-failed"; refund: EmailMoney; detail: string | null }
  | { reason: "dispute-opened"; amount: EmailMoney }
  /** A paid session carrying this installation's id, with no row here; it is being refunded. */
  | { reason: "unknown-payment"; amount: EmailMoney; detail: string }
  /** The event of a confirmed booking is gone from the host's calendar; the booking still stands. */
  | { reason: "calendar-event-deleted" }
  | { reason: "calendar-event-moved" }
  /** The mail server refuses a recipient for good. `detail` is its own answer, without the address. */
  | { reason: "email-refused"; detail: string }

export type OrganizerAlertProps = {
  organizer: EmailBrand
  locale: string
  alert: OrganizerAlert
  /** The booking it is about, in the reader's zone; null when there is none. */
  facts: BookingFacts | null
  /** Where it can be put right. */
  adminUrl: string
}

/** To the host or organizer: something needs a decision. Says what happened, what we did, what is asked. */
export function organizerAlert(props: OrganizerAlertProps): EmailContent {
  const { organizer, alert, facts, adminUrl } = props
  const { say, locale } = sayIn(props.locale)
  const texts = `organizerAlert.${alertTexts[alert.reason]}`
  const values = {
    page: facts?.pageTitle ?? "",
    client: facts?.clientName ?? "",
    ...alertValues(alert, locale),
  }
  return renderEmail({
    brand: organizer,
    locale,
    subject: say(`${texts}.subject`, values),
    headline: say(`${texts}.headline`, values),
    paragraphs: [
      say(`${texts}.body`, values),
      ...(values.detail ? [say("organizerAlert.detail", values)] : []),
    ],
    tables: facts
      ? [
          factsTable(facts, {
            before: [{ label: say("facts.client"), value: facts.clientName }],
          }),
        ]
      : [],
    button: { label: say(`${texts}.action`), url: adminUrl },
    links: [],
    note: null,
    closing: say("closing.organizer", { organizer: organizer.name }),
  })
}

const alertTexts: Record<OrganizerAlert["reason"], string> = {
  "amount-mismatch": "amountMismatch",
  "refunded-outside": "refundedOutside",
  "refund-failed": "refundFailed",
  "dispute-opened": "disputeOpened",
  "unknown-payment": "unknownPayment",
  "calendar-event-deleted": "calendarEventDeleted",
  "calendar-event-moved": "calendarEventMoved",
  "email-refused": "emailRefused",
}

function alertValues(alert: OrganizerAlert, locale: string) {
  const money = (amount: EmailMoney) => formatMoney(amount.amountMinor, amount.currency, locale)
  return {
    expected: "expected" in alert ? money(alert.expected) : "",
    received: "received" in alert ? money(alert.received) : "",
    refund: "refund" in alert ? money(alert.refund) : "",
    amount: "amount" in alert ? money(alert.amount) : "",
    detail: "detail" in alert ? (alert.detail ?? "") : "",
  }
}
