import { bookingCanceled, bookingCanceledHost } from "./booking-canceled.ts"
import { bookingConfirmed } from "./booking-confirmed.ts"
import type { EmailContent } from "./booking-facts.ts"
import { bookingMoved, bookingMovedHost } from "./booking-moved.ts"
import { bookingReceived } from "./booking-received.ts"
import { connectionBroken } from "./connection-broken.ts"
import { freshLink } from "./fresh-link.ts"
import { holdResume } from "./hold-resume.ts"
import { latePaymentRefunded } from "./late-payment-refunded.ts"
import { organizerAlert } from "./organizer-alert.ts"
import { passwordReset } from "./password-reset.ts"
import { paymentFailed } from "./payment-failed.ts"
import { dayReminder, hourReminder } from "./reminder.ts"

/** Every mail there is, by kind. A kind ending in `-host` is the host's copy of the one without. */
export const emailTemplates = {
  "hold-resume": holdResume,
  "booking-confirmed": bookingConfirmed,
  "booking-received": bookingReceived,
  "reminder-24h": dayReminder,
  "reminder-1h": hourReminder,
  "booking-moved": bookingMoved,
  "booking-moved-host": bookingMovedHost,
  "booking-canceled": bookingCanceled,
  "booking-canceled-host": bookingCanceledHost,
  "payment-failed": paymentFailed,
  "late-payment-refunded": latePaymentRefunded,
  "organizer-alert": organizerAlert,
  "fresh-link": freshLink,
  "password-reset": passwordReset,
  "connection-broken": connectionBroken,
} as const

export type EmailKind = keyof typeof emailTemplates
export type EmailProps = { [Kind in EmailKind]: Parameters<(typeof emailTemplates)[Kind]>[0] }

/** One mail as it is sent or previewed; pure, so the same props give the same bytes. */
export function renderEmailOf<Kind extends EmailKind>(
  kind: Kind,
  props: EmailProps[Kind],
): EmailContent {
  const template = emailTemplates[kind] as (props: EmailProps[Kind]) => EmailContent
  return template(props)
}
