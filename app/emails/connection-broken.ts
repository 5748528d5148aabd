import { oneLine } from "#app/platform/one-line.ts"
import type { EmailBrand, EmailContent } from "./booking-facts.ts"
import { renderEmail } from "./render-email.ts"
import { sayIn } from "./wording.ts"

export type ConnectionBrokenProps = {
  organizer: EmailBrand
  locale: string
  hostName: string
  /** As people know it: "Google Calendar". */
  provider: string
  /** The account that was connected, as its owner knows it. */
  account: string
  /** The provider's own words, when there are any. */
  detail: string | null
  /** Where it can be connected again. */
  reconnectUrl: string
}

/** To the host whose calendar cannot be read or written any more. */
export function connectionBroken(props: ConnectionBrokenProps): EmailContent {
  const { organizer, hostName, provider, account, detail, reconnectUrl } = props
  const { say, locale } = sayIn(props.locale, props.organizer.texts)
  const values = {
    organizer: oneLine(organizer.name),
    host: oneLine(hostName),
    provider: oneLine(provider),
  }
  return renderEmail({
    brand: organizer,
    locale,
    subject: say("connectionBroken.subject", values),
    headline: say("connectionBroken.headline", values),
    paragraphs: [say("connectionBroken.body", values), say("connectionBroken.meanwhile")],
    tables: [
      {
        heading: null,
        rows: [
          { label: say("connectionBroken.calendar"), value: provider },
          { label: say("connectionBroken.account"), value: account },
          { label: say("connectionBroken.host"), value: hostName },
          { label: say("connectionBroken.detail"), value: detail ?? "" },
        ],
      },
    ],
    button: { label: say("actions.reconnect"), url: reconnectUrl },
    links: [],
    note: null,
    closing: say("closing.organizer", values),
  })
}
