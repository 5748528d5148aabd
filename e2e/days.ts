/**
 * Journeys share one app and one calendar, so each has a day of its own, and each kind of browser a part
 * of that day. A day is so many days from now.
 */
const order = [
  "booking",
  "declined",
  "resumed",
  "moved hold",
  "let go",
  "free",
  "bad form",
  "lost race",
  "organizer cancels",
  "keyboard",
  "links",
  "checking",
  "narrow",
  "organizer refunds",
  "settlement",
  "screenshots",
  "embedded",
  "picked",
  "private",
  "terms",
  "questions",
  "hostile",
  "own domain",
] as const

export type Journey = (typeof order)[number]

/** Far enough that canceling returns all the money. */
const FIRST_DAY = 2
const ZONE = "Europe/Berlin"

/** `YYYY-MM-DD` in the demo's zone. */
export function dayOf(journey: Journey, more = 0): string {
  const days = FIRST_DAY + order.indexOf(journey) + more * order.length
  const date = new Date(Date.now() + days * 86_400_000)
  return new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(date)
}

const hours: Record<string, readonly [number, number]> = {
  desktop: [8, 11],
  phone: [11, 14],
  "no-script": [14, 19],
}

/** Whether an instant belongs to this kind of browser. */
export function isOwnTime(instant: string, project: string): boolean {
  const [from, until] = hours[project] ?? [0, 24]
  const hour = Number(
    new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit" }).format(new Date(instant)),
  )
  return hour >= from && hour < until
}

/** A day as links and headings name it: "3 December". */
export function dayLabel(date: string): string {
  const midnight = new Date(`${date}T00:00:00Z`)
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: "UTC",
    day: "numeric",
    month: "long",
  }).format(midnight)
}

/** A month as its heading names it: "December 2026". */
export function monthLabel(date: string): string {
  const midnight = new Date(`${date}T00:00:00Z`)
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: "UTC",
    month: "long",
    year: "numeric",
  }).format(midnight)
}
