import type { BookingFacts, BookingLinks, EmailContent } from "./booking-facts.ts"
import { clientEmail, liveLinks, viewButton } from "./booking-email.ts"
import { factsTable } from "./booking-tables.ts"
import { wording } from "./wording.ts"

export type ReminderProps = { facts: BookingFacts; links: BookingLinks }

/** To the client, 24 hours before the start. */
export function dayReminder(props: ReminderProps): EmailContent {
  return reminder(props, "reminderDay")
}

/** To the client, an hour before the start: joining comes first where there is an address to join at. */
export function hourReminder(props: ReminderProps): EmailContent {
  return reminder(props, "reminderHour")
}

function reminder({ facts, links }: ReminderProps, texts: "reminderDay" | "reminderHour") {
  const { say, words } = wording(facts)
  const joinUrl = texts === "reminderHour" ? facts.place.url : null
  const view = viewButton(facts, links)
  return clientEmail(facts, {
    subject: say(`${texts}.subject`, words),
    headline: say(`${texts}.headline`, words),
    paragraphs: [say(`${texts}.body`, words)],
    tables: [factsTable(facts, { money: { label: "price", amount: null } })],
    button: joinUrl ? { label: say("actions.join"), url: joinUrl } : view,
    links: joinUrl
      ? [view, ...liveLinks(facts, links).filter(({ url }) => url !== joinUrl)]
      : liveLinks(facts, links),
    note: facts.policyLine,
  })
}
