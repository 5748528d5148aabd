import { oneLine } from "#app/platform/one-line.ts"
import type { EmailBrand, EmailContent } from "./booking-facts.ts"
import { renderEmail } from "./render-email.ts"
import { sayIn } from "./wording.ts"

export type InvitationProps = {
  organizer: EmailBrand
  locale: string
  inviterName: string
  role: "admin" | "member"
  acceptUrl: string
  validDays: number
}

/** To somebody who is asked to join an organizer's people. */
export function invitation(props: InvitationProps): EmailContent {
  const { organizer, inviterName, role, acceptUrl, validDays } = props
  const { say, locale } = sayIn(props.locale, props.organizer.texts)
  const values = {
    ...{ organizer: oneLine(organizer.name), inviter: oneLine(inviterName) },
    ...{ role, validDays },
  }
  return renderEmail({
    brand: organizer,
    locale,
    subject: say("invitation.subject", values),
    headline: say("invitation.headline", values),
    paragraphs: [
      say("invitation.body", values),
      say("invitation.role", values),
      say("invitation.ignore"),
    ],
    tables: [],
    button: { label: say("actions.acceptInvitation"), url: acceptUrl },
    links: [],
    note: null,
    closing: say("closing.invitation", values),
  })
}
