import type { EmailContent } from "#app/emails/booking-facts.ts"
import type { EmailSubject } from "#app/features/notification/prepare-email.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { renderAccountEmail } from "./render-account-email.ts"
import { renderBookingEmail } from "./render-booking-email.ts"

/** The words of a mail that is about to go. */
export function renderEmail(
  about: EmailSubject,
  runtime: Pick<Runtime, "keyring" | "env">,
): EmailContent {
  return about.kind === "booking"
    ? renderBookingEmail(about.email, about.booking, runtime)
    : renderAccountEmail(about, runtime)
}
