/** Every mail there is, by the name its row has. */
export const emailKinds = [
  "hold-resume",
  "booking-confirmed",
  "booking-received",
  "reminder-24h",
  "reminder-1h",
  "booking-moved",
  "booking-reassigned",
  "booking-handed-over",
  "booking-canceled",
  "payment-failed",
  "late-payment-refunded",
  "organizer-alert",
  "calendar-event-changed",
  "connection-broken",
  "domain-trouble",
  "webhook-paused",
  "fresh-link",
  "password-reset",
  "invitation",
  "page-invitation",
] as const

export type EmailKind = (typeof emailKinds)[number]
