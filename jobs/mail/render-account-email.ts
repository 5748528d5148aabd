import type { EmailContent } from "#app/emails/booking-facts.ts"
import { renderTemplate } from "#app/emails/registry.ts"
import type { AccountSubject } from "#app/features/notification/prepare-account-email.server.ts"
import { INVITATION_DAYS } from "#app/features/organizer/write-invitation.server.ts"
import { translator } from "#app/messages/translate.ts"
import { absolute, paths } from "#app/paths.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { brandOf } from "./booking-facts.ts"

/** As long as the link is good for. */
const RESET_MINUTES = 60

/** The text of a mail that is about no booking. */
export function renderAccountEmail(
  about: AccountSubject,
  { env }: Pick<Runtime, "env">,
): EmailContent {
  const { locale, ownTexts, pictures } = about.organizer
  const organizer = brandOf({ organizer: about.organizer, ownTexts, pictures }, env.appUrl)
  const base = { organizer, locale }
  switch (about.kind) {
    case "password-reset":
      return renderTemplate(about.kind, {
        ...base,
        name: about.name,
        resetUrl: about.resetUrl,
        validMinutes: RESET_MINUTES,
      })
    case "invitation":
      return renderTemplate(about.kind, {
        ...base,
        inviterName: about.inviterName,
        role: about.role,
        acceptUrl: about.acceptUrl,
        validDays: INVITATION_DAYS,
      })
    case "page-invitation":
      return renderTemplate(about.kind, {
        ...base,
        pageTitle: about.pageTitle,
        pageUrl: about.pageUrl,
        expiresAt: about.expiresAt,
        timeZone: about.organizer.timeZone,
      })
    case "connection-broken":
      return renderTemplate(about.kind, {
        ...base,
        hostName: about.hostName,
        provider: translator(
          locale,
          ownTexts,
        )(`notification.providers.${about.connection.provider}`),
        account: about.connection.account,
        detail: about.connection.brokenReason,
        reconnectUrl: absolute(env.appUrl, paths.adminCalendars()),
      })
    case "domain-trouble":
      return renderTemplate(about.kind, {
        ...base,
        host: about.host,
        reason: about.news,
        givenUpAt: about.givenUpAt,
        timeZone: about.organizer.timeZone,
        detail: about.detail,
        domainUrl: absolute(env.appUrl, paths.adminDomain(about.domainId)),
      })
    case "webhook-paused":
      return renderTemplate(about.kind, {
        ...base,
        url: about.url,
        status: about.status,
        endpointUrl: absolute(env.appUrl, paths.adminWebhook(about.endpointId)),
      })
    case "unknown-payment":
      return renderTemplate("organizer-alert", {
        ...base,
        reason: "unknown-payment",
        amounts: {},
        detail: null,
        facts: null,
        adminUrl: absolute(env.appUrl, paths.today()),
      })
  }
}
