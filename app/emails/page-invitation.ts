import { formatDate } from "#app/messages/format.ts"
import { oneLine } from "#app/platform/one-line.ts"
import type { EmailBrand, EmailContent } from "./booking-facts.ts"
import { renderEmail } from "./render-email.ts"
import { sayIn } from "./wording.ts"

export type PageInvitationProps = {
  organizer: EmailBrand
  locale: string
  pageTitle: string
  /** The private page, opened by the single-use link. */
  pageUrl: string
  /** When the link ends, read in the organizer's zone: the client's is not known yet. */
  expiresAt: Date
  timeZone: string
}

/** To a client: the single-use link that opens a private page for one booking. */
export function pageInvitation(props: PageInvitationProps): EmailContent {
  const { organizer, pageTitle, pageUrl, expiresAt, timeZone } = props
  const { say, locale } = sayIn(props.locale, organizer.texts)
  const values = {
    organizer: oneLine(organizer.name),
    page: oneLine(pageTitle),
    date: formatDate(expiresAt, timeZone, locale),
  }
  return renderEmail({
    brand: organizer,
    locale,
    subject: say("pageInvitation.subject", values),
    headline: say("pageInvitation.headline", values),
    paragraphs: [say("pageInvitation.body", values), say("pageInvitation.once", values)],
    tables: [],
    button: { label: say("actions.chooseTime"), url: pageUrl },
    links: [],
    note: null,
    closing: say("closing.pageInvitation", values),
  })
}
