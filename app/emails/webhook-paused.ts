import { oneLine } from "#app/platform/one-line.ts"
import type { EmailBrand, EmailContent } from "./booking-facts.ts"
import { renderEmail } from "./render-email.ts"
import { sayIn } from "./wording.ts"

export type WebhookPausedProps = {
  organizer: EmailBrand
  locale: string
  /** Where messages went. */
  url: string
  /** The HTTP status that was answered. */
  status: number
  /** Where the endpoint can be let go on. */
  endpointUrl: string
}

/** To the owners of a business whose endpoint has said that nobody listens there any more. */
export function webhookPaused(props: WebhookPausedProps): EmailContent {
  const { organizer, url, status, endpointUrl } = props
  const { say, locale } = sayIn(props.locale, organizer.texts)
  const host = oneLine(new URL(url).hostname)
  const values = { organizer: oneLine(organizer.name), host, status: String(status) }
  return renderEmail({
    brand: organizer,
    locale,
    subject: say("webhookPaused.subject", values),
    headline: say("webhookPaused.headline", values),
    paragraphs: [say("webhookPaused.body", values), say("webhookPaused.meanwhile")],
    tables: [{ heading: null, rows: [{ label: say("webhookPaused.endpoint"), value: url }] }],
    button: { label: say("webhookPaused.look"), url: endpointUrl },
    links: [],
    note: null,
    closing: say("closing.organizer", values),
  })
}
