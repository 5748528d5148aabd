import type { OwnTexts } from "#app/messages/own-texts.ts"
import type { Font } from "#app/platform/font-stacks.ts"

/** Whose mail it is: the organizer's name and colour, never ours. */
export type EmailBrand = {
  name: string
  /** `#rrggbb`; anything else gives a neutral colour. */
  accentColor: string
  /** An absolute web address; mail programs that show no images show the name. */
  logoUrl: string | null
  /** Plain text under every mail: postal address, opening hours; may have several lines. */
  footer: string | null
  /** By name; the reader's own face where it is left out. */
  font?: Font
  /** Their own words in place of ours. */
  texts?: OwnTexts | null
}

/** In integer minor units with its ISO 4217 currency. */
export type EmailMoney = { amountMinor: number; currency: string }

/** What every mail about a booking says, as sold: the revision's texts, not today's page. */
export type BookingFacts = {
  organizer: EmailBrand
  pageTitle: string
  hostName: string
  clientName: string
  startsAt: Date
  endsAt: Date
  /** The reader's IANA zone: the client's in the client's mails, the host's in the host's. */
  timeZone: string
  /** BCP 47; dates and money follow it, texts where there is a catalogue. */
  locale: string
  /** `text` is what the reader sees; `url` the address to join at, given to confirmed bookings only. */
  place: { kind: string; text: string; url: string | null }
  /** Null when the booking is free. */
  price: EmailMoney | null
  /** Short enough to be said on the telephone. */
  reference: string
  answers: { label: string; value: string }[]
  policyLine: string | null
  /** What the organizer tells confirmed clients, as plain paragraphs. */
  confirmedParagraphs?: readonly string[]
}

/** Absolute addresses a client acts at. Opening one changes nothing. */
export type BookingLinks = {
  status: string
  /** Ends in `/cancel`. */
  cancel: string
  /** Ends in `/reschedule`. */
  reschedule: string
  /** The calendar file, for Apple and every other calendar. */
  calendarFile: string
  google: string
  outlook: string
}

/** A mail ready to be sent: one line, a whole document, and the same words as plain text. */
export type EmailContent = { subject: string; html: string; text: string }
