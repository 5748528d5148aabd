import type { ExceededLimit } from "#app/features/page/list-exceeded-limits.server.ts"
import type { Translate } from "#app/messages/translate.ts"

/** "3 bookings are already there on 4 December 2026: nothing more is offered on such days." */
export function exceededText(
  { place, firstDate, booked, hostName }: ExceededLimit,
  text: Translate,
  locale: string,
): string {
  const date = new Intl.DateTimeFormat(locale, {
    ...(place === "perMonth" ? {} : { day: "numeric" as const }),
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${firstDate}T00:00:00Z`))
  return text(`hosts.limits.${place}.exceeded`, { booked, date, host: hostName })
}
