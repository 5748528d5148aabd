import { emailExamples } from "#app/emails/examples.ts"
import type { EmailContent } from "#app/emails/booking-facts.ts"
import { emailTemplates, renderTemplate, type EmailTemplate } from "#app/emails/registry.ts"
import type { TextGroup } from "#app/features/text/text-groups.ts"
import type { OwnTexts } from "#app/messages/own-texts.ts"

/** Whose mail it is, and in whose words. */
export type PreviewBrand = { name: string; accentColor: string; texts: OwnTexts }

/** Groups whose mails are called otherwise, or that stand in every mail. */
const others: Record<string, EmailTemplate[]> = {
  "mail-facts": ["booking-confirmed", "booking-received"],
  "mail-actions": ["booking-confirmed", "hold-resume"],
  "mail-closing": ["booking-confirmed", "booking-received", "organizer-alert"],
  "mail-reminder-day": ["reminder-24h"],
  "mail-reminder-hour": ["reminder-1h"],
  "mail-organizer-alert": ["organizer-alert", "calendar-event-changed"],
}

/** The kinds of mails that a group's texts stand in; none for a screen. */
export function mailsOfGroup({ id, kind }: Pick<TextGroup, "id" | "kind">): EmailTemplate[] {
  if (kind !== "mail") return []
  const name = id.replace(/^mail-/, "")
  return others[id] ?? (Object.hasOwn(emailTemplates, name) ? [name as EmailTemplate] : [])
}

/** A mail as its reader gets it, with an example's booking. */
export function exampleMail(template: EmailTemplate, brand: PreviewBrand): EmailContent {
  const props = emailExamples[template]
  const whose = <Part extends { organizer: object }>(part: Part) => ({
    ...part,
    organizer: { ...part.organizer, ...brand },
  })
  const own = {
    ...props,
    ...("organizer" in props ? whose(props) : {}),
    ...("facts" in props && props.facts ? { facts: whose(props.facts) } : {}),
  }
  return renderTemplate(template, own as typeof props)
}
