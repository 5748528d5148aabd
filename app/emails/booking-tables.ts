import { formatMoney } from "#app/messages/format.ts"
import type { BookingFacts, EmailMoney } from "./booking-facts.ts"
import type { FactRow, FactTable } from "./email-document.ts"
import { wording, type Say } from "./wording.ts"

type Money = { label: "price" | "paid"; amount: EmailMoney | null }

/**
 * The facts of a booking as a table: what, when, how long, with whom, where, how much.
 * @param money what the money row says; without one it is the price, and a free booking has no such row
 * @param before rows to put first, such as the time a booking was moved from
 */
export function factsTable(
  facts: BookingFacts,
  {
    money = { label: "price", amount: facts.price },
    before = [],
  }: { money?: Money; before?: FactRow[] } = {},
): FactTable {
  const { say, words, locale } = wording(facts)
  const { amount } = money
  const { place } = facts
  return {
    heading: null,
    rows: [
      ...before,
      { label: say("facts.what"), value: words.page },
      { label: say("facts.date"), value: words.date },
      { label: say("facts.time"), value: words.timeRange },
      { label: say("facts.timeZone"), value: words.zone },
      { label: say("facts.duration"), value: duration(facts, say) },
      { label: say("facts.host"), value: words.host },
      { label: say("facts.place"), value: place.text || (place.url ?? ""), url: place.url },
      {
        label: say(`facts.${money.label}`),
        value: amount ? formatMoney(amount.amountMinor, amount.currency, locale) : "",
      },
      { label: say("facts.reference"), value: words.reference },
    ],
  }
}

/** For a booking nobody can join, not yet or not any more: the place keeps its name, not its address. */
export function withoutJoinAddress(facts: BookingFacts): BookingFacts {
  const { place } = facts
  const named = place.text.trim() !== (place.url ?? "").trim()
  return { ...facts, place: { ...place, text: named ? place.text : "", url: null } }
}

/** Who booked and everything they answered: for the host's copy only. */
export function clientTable(facts: BookingFacts, clientEmail: string): FactTable {
  const { say, words } = wording(facts)
  return {
    heading: say("facts.aboutClient"),
    rows: [
      { label: say("facts.client"), value: words.client },
      { label: say("facts.clientEmail"), value: clientEmail },
      ...facts.answers,
    ],
  }
}

function duration({ startsAt, endsAt }: BookingFacts, say: Say): string {
  const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000)
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return say("facts.minutes", { minutes })
  const whole = say("facts.hours", { hours })
  return rest === 0
    ? whole
    : say("facts.both", { hours: whole, minutes: say("facts.minutes", { minutes: rest }) })
}
