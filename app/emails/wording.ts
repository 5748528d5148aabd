import { formatDate, formatTime, formatTimeRange, zoneName } from "#app/messages/format.ts"
import type { OwnTexts } from "#app/messages/own-texts.ts"
import { translator, type MessageValues } from "#app/messages/translate.ts"
import { oneLine } from "#app/platform/one-line.ts"
import type { BookingFacts } from "./booking-facts.ts"

export type Say = (key: string, values?: MessageValues) => string

/**
 * The texts of `emails.…` in a locale. A locale Intl does not know is read as English.
 * @param own the organizer's own words in place of ours
 */
export function sayIn(
  locale: string,
  own: OwnTexts | null | undefined,
): { say: Say; locale: string } {
  const known = canonicalLocale(locale)
  const translate = translator(known, own ?? null)
  return { say: (key, values) => translate(`emails.${key}`, values), locale: known }
}

/** What the sentences of a booking's mails are filled with, each on one line. */
export type BookingWords = {
  page: string
  host: string
  client: string
  organizer: string
  date: string
  time: string
  timeRange: string
  zone: string
  reference: string
}

/** Texts and values for mails about one booking, in the reader's zone and locale. */
export function wording(facts: BookingFacts): {
  say: Say
  words: BookingWords
  locale: string
} {
  const { say, locale } = sayIn(facts.locale, facts.organizer.texts)
  const { startsAt, endsAt, timeZone } = facts
  return {
    say,
    locale,
    words: {
      page: oneLine(facts.pageTitle),
      host: oneLine(facts.hostName),
      client: oneLine(facts.clientName),
      organizer: oneLine(facts.organizer.name),
      date: formatDate(startsAt, timeZone, locale),
      time: formatTime(startsAt, timeZone, locale),
      timeRange: formatTimeRange(startsAt, endsAt, timeZone, locale),
      zone: zoneName(timeZone, startsAt, locale),
      reference: oneLine(facts.reference),
    },
  }
}

function canonicalLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en"
  } catch {
    return "en"
  }
}
