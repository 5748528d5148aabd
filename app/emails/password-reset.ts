import { oneLine } from "#app/platform/one-line.ts"
import type { EmailBrand, EmailContent } from "./booking-facts.ts"
import { renderEmail } from "./render-email.ts"
import { sayIn } from "./wording.ts"

export type PasswordResetProps = {
  organizer: EmailBrand
  locale: string
  name: string
  resetUrl: string
  validMinutes: number
}

/** To a person with a sign-in, who asked for it or for whom somebody did. */
export function passwordReset(props: PasswordResetProps): EmailContent {
  const { organizer, name, resetUrl, validMinutes } = props
  const { say, locale } = sayIn(props.locale, props.organizer.texts)
  const values = { organizer: oneLine(organizer.name), name: oneLine(name), validMinutes }
  return renderEmail({
    brand: organizer,
    locale,
    subject: say("passwordReset.subject", values),
    headline: say("passwordReset.headline"),
    paragraphs: [say("passwordReset.body", values), say("passwordReset.ignore")],
    tables: [],
    button: { label: say("actions.setPassword"), url: resetUrl },
    links: [],
    note: null,
    closing: say("closing.account", values),
  })
}
