export type CalendarEntry = {
  title: string
  startsAt: Date
  endsAt: Date
  /** Plain text; may have several lines. */
  description: string
  location: string
}

/** Addresses this long still pass through mail programs and servers. */
const LONGEST_TEXT = 1000

/**
 * Addresses that open Google Calendar and Outlook on the web with the event filled in, for clients who
 * would rather not open a file. Times are UTC; the calendar shows them in its owner's zone. They name no
 * booking, so they act on nothing here.
 */
export function addToCalendarLinks(entry: CalendarEntry): { google: string; outlook: string } {
  const details = cut(entry.description)
  const google = new URLSearchParams({
    action: "TEMPLATE",
    text: entry.title,
    dates: `${basicUtc(entry.startsAt)}/${basicUtc(entry.endsAt)}`,
    details,
    location: entry.location,
  })
  const outlook = new URLSearchParams({
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: entry.title,
    startdt: extendedUtc(entry.startsAt),
    enddt: extendedUtc(entry.endsAt),
    body: details,
    location: entry.location,
  })
  return {
    google: `https://calendar.google.com/calendar/render?${withoutPlus(google)}`,
    outlook: `https://outlook.live.com/calendar/0/deeplink/compose?${withoutPlus(outlook)}`,
  }
}

/** `20261203T130000Z`, the form Google's template takes. */
function basicUtc(at: Date): string {
  return extendedUtc(at).replace(/[-:]/g, "")
}

/** `2026-12-03T13:00:00Z`. */
function extendedUtc(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`
}

/** Outlook shows a plus sign as itself, so spaces must be written %20. */
function withoutPlus(search: URLSearchParams): string {
  return search.toString().replaceAll("+", "%20")
}

function cut(text: string): string {
  const characters = [...text]
  return characters.length <= LONGEST_TEXT
    ? text
    : `${characters.slice(0, LONGEST_TEXT - 1).join("")}…`
}
