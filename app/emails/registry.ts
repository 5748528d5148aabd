import { bookingCanceled, bookingCanceledHost } from "./booking-canceled.ts"
import { bookingConfirmed } from "./booking-confirmed.ts"
import type { EmailContent } from "./booking-facts.ts"
import { bookingMoved, bookingMovedHost } from "./booking-moved.ts"
import { bookingHandedOver, bookingReassigned } from "./booking-reassigned.ts"
import { bookingReceived } from "./booking-received.ts"
import { connectionBroken } from "./connection-broken.ts"
import { domainTrouble } from "./domain-trouble.ts"
import { freshLink } from "./fresh-link.ts"
import { holdResume } from "./hold-resume.ts"
import { invitation } from "./invitation.ts"
import { latePaymentRefunded } from "./late-payment-refunded.ts"
import { organizerAlert } from "./organizer-alert.ts"
import { passwordReset } from "./password-reset.ts"
import { pageInvitation } from "./page-invitation.ts"
import { paymentFailed } from "./payment-failed.ts"
import { dayReminder, hourReminder } from "./reminder.ts"
import { webhookPaused } from "./webhook-paused.ts"

/** Every mail there is, by the kind of its row; one ending in `-host` is the host's copy of that kind. */
export const emailTemplates = {
  "hold-resume": holdResume,
  "booking-confirmed": bookingConfirmed,
  "booking-received": bookingReceived,
  "reminder-24h": dayReminder,
  "reminder-1h": hourReminder,
  "booking-moved": bookingMoved,
  "booking-moved-host": bookingMovedHost,
  "booking-reassigned": bookingReassigned,
  "booking-handed-over": bookingHandedOver,
  "booking-canceled": bookingCanceled,
  "booking-canceled-host": bookingCanceledHost,
  "payment-failed": paymentFailed,
  "late-payment-refunded": latePaymentRefunded,
  "organizer-alert": organizerAlert,
  "calendar-event-changed": organizerAlert,
  "fresh-link": freshLink,
  "password-reset": passwordReset,
  invitation,
  "page-invitation": pageInvitation,
  "connection-broken": connectionBroken,
  "domain-trouble": domainTrouble,
  "webhook-paused": webhookPaused,
} as const

export type EmailTemplate = keyof typeof emailTemplates
export type EmailProps = {
  [Template in EmailTemplate]: Parameters<(typeof emailTemplates)[Template]>[0]
}

/** One mail as it is sent or previewed; pure, so the same props give the same bytes. */
export function renderTemplate<Template extends EmailTemplate>(
  name: Template,
  props: EmailProps[Template],
): EmailContent {
  const template = emailTemplates[name] as (props: EmailProps[Template]) => EmailContent
  return template(props)
}
