import { formatDate } from "#app/messages/format.ts"
import { oneLine } from "#app/platform/one-line.ts"
import type { EmailBrand, EmailContent } from "./booking-facts.ts"
import { renderEmail } from "./render-email.ts"
import { sayIn } from "./wording.ts"

export type DomainTroubleProps = {
  organizer: EmailBrand
  locale: string
  host: string
  reason: "warning" | "giving-up" | "taken-over"
  /** When it is given up unless it is mended; null when it is too late. */
  givenUpAt: Date | null
  /** The organizer's IANA zone, in which the day is said. */
  timeZone: string
  /** What the name servers or the host said last. */
  detail: string | null
  /** Where the domain can be looked after. */
  domainUrl: string
}

/** To the owners of a business whose domain is proven no longer, or leads elsewhere. */
export function domainTrouble(props: DomainTroubleProps): EmailContent {
  const { organizer, host, reason, givenUpAt, timeZone, detail, domainUrl } = props
  const { say, locale } = sayIn(props.locale, organizer.texts)
  const values = {
    organizer: oneLine(organizer.name),
    host: oneLine(host),
    date: givenUpAt ? formatDate(givenUpAt, timeZone, locale) : "",
  }
  const name = { warning: "warning", "giving-up": "givenUp", "taken-over": "takenOver" }[reason]
  return renderEmail({
    brand: organizer,
    locale,
    subject: say(`domainTrouble.${name}.subject`, values),
    headline: say(`domainTrouble.${name}.headline`, values),
    paragraphs: [say(`domainTrouble.${name}.body`, values), say("domainTrouble.bookings")],
    tables: [
      {
        heading: null,
        rows: [
          { label: say("domainTrouble.host"), value: host },
          { label: say("domainTrouble.detail"), value: detail ?? "" },
        ],
      },
    ],
    button: { label: say("domainTrouble.look"), url: domainUrl },
    links: [],
    note: null,
    closing: say("closing.organizer", values),
  })
}
