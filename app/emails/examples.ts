import type { BookingFacts, BookingLinks, EmailBrand } from "./booking-facts.ts"
import type { EmailProps } from "./registry.ts"

const fifty = { amountMinor: 5000, currency: "EUR" }

const organizer: EmailBrand = {
  name: "Studio Berg",
  accentColor: "#0f766e",
  logoUrl: null,
  footer: "Hauptstraße 1, 10827 Berlin",
}

const facts: BookingFacts = {
  organizer,
  pageTitle: "Consultation",
  hostName: "Anna Berg",
  clientName: "Sam Carter",
  startsAt: new Date("2026-12-03T13:00:00Z"),
  endsAt: new Date("2026-12-03T13:30:00Z"),
  timeZone: "Europe/Berlin",
  locale: "en-GB",
  place: {
    kind: "google-meet",
    text: "Google Meet",
    url: "https://meet.google.com/abc-defg-hij",
  },
  price: fifty,
  reference: "K7M-2QX",
  answers: [
    { label: "What would you like to talk about?", value: "A small garden\nand its north side" },
    { label: "Have we met?", value: "No" },
  ],
  policyLine: "Free to cancel or move until 24 hours before; later the payment is kept.",
}

const booking = "https://studio.example.com/bookings/example"

const links: BookingLinks = {
  status: booking,
  cancel: `${booking}/cancel`,
  reschedule: `${booking}/reschedule`,
  calendarFile: `${booking}/calendar.ics`,
  google: "https://calendar.google.com/calendar/render?action=TEMPLATE&text=Consultation",
  outlook: "https://outlook.live.com/calendar/0/deeplink/compose?subject=Consultation",
}

const page = "https://studio.example.com/studio-berg/consultation"
const adminUrl = "https://studio.example.com/admin/bookings/example"
const heldUntilAt = new Date("2026-11-20T08:30:00Z")
const previous = {
  startsAt: new Date("2026-12-01T09:00:00Z"),
  endsAt: new Date("2026-12-01T09:30:00Z"),
}

/** One set of props for every mail: what the admin's preview shows, and what the tests render. */
export const emailExamples: EmailProps = {
  "hold-resume": { facts, heldUntilAt, payUrl: `${booking}/pay`, otherTimesUrl: page },
  "booking-confirmed": { facts, links, paid: fifty },
  "booking-received": { facts, clientEmail: "sam@example.org", paid: fifty, adminUrl },
  "reminder-24h": { facts, links },
  "reminder-1h": { facts, links },
  "booking-moved": { facts, links, previous, movedBy: "client" },
  "booking-moved-host": {
    facts,
    previous,
    movedBy: "client",
    clientEmail: "sam@example.org",
    adminUrl,
  },
  "booking-reassigned": { facts, links },
  "booking-handed-over": { facts, adminUrl },
  "booking-canceled": {
    facts,
    canceledBy: "client",
    money: { outcome: "refunded", paid: fifty, refund: { amountMinor: 2500, currency: "EUR" } },
    statusUrl: booking,
    bookAgainUrl: page,
  },
  "booking-canceled-host": {
    facts,
    canceledBy: "organizer",
    money: { outcome: "refunded", paid: fifty, refund: fifty },
    clientEmail: "sam@example.org",
    adminUrl,
  },
  "payment-failed": {
    facts,
    heldUntilAt,
    retryUrl: `${booking}/pay`,
    otherTimesUrl: page,
    reason: "Your card was declined.",
  },
  "late-payment-refunded": { facts, refund: fifty, otherTimesUrl: page },
  "organizer-alert": {
    organizer,
    locale: "en-GB",
    reason: "amount-mismatch",
    amounts: { asked: fifty, received: { amountMinor: 4000, currency: "EUR" } },
    detail: null,
    facts,
    adminUrl,
  },
  "calendar-event-changed": {
    organizer,
    locale: "en-GB",
    reason: "calendar-event-deleted",
    amounts: {},
    detail: null,
    facts,
    adminUrl,
  },
  "fresh-link": { facts, statusUrl: booking, links },
  "password-reset": {
    organizer,
    locale: "en-GB",
    name: "Anna Berg",
    resetUrl: "https://studio.example.com/admin/reset-password/example",
    validMinutes: 60,
  },
  invitation: {
    organizer,
    locale: "en-GB",
    inviterName: "Anna Berg",
    role: "member",
    acceptUrl: "https://studio.example.com/admin/invitation/example",
    validDays: 7,
  },
  "page-invitation": {
    organizer,
    locale: "en-GB",
    pageTitle: "Consultation",
    pageUrl: "https://studio.example.com/studio/consultation?invitation=example",
    expiresAt: new Date("2026-12-15T09:00:00Z"),
    timeZone: "Europe/Berlin",
  },
  "domain-trouble": {
    organizer,
    locale: "en-GB",
    host: "book.example.com",
    reason: "warning",
    givenUpAt: new Date("2026-12-15T09:00:00Z"),
    timeZone: "Europe/Berlin",
    detail: "queryTxt ENOTFOUND _holdfast.book.example.com",
    domainUrl: "https://studio.example.com/admin/settings/domains",
  },
  "webhook-paused": {
    organizer,
    locale: "en-GB",
    url: "https://crm.example.com/hooks/bookings",
    status: 410,
    endpointUrl: "https://studio.example.com/admin/settings/webhooks/example",
  },
  "connection-broken": {
    organizer,
    locale: "en-GB",
    hostName: "Anna Berg",
    provider: "Google Calendar",
    account: "anna@example.com",
    detail: "Token has been expired or revoked.",
    reconnectUrl: "https://studio.example.com/admin/calendars",
  },
}
