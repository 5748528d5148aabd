import type { EmailBrand } from "./booking-facts.ts"

export type FactRow = { label: string; value: string; url?: string | null }
export type FactTable = { heading: string | null; rows: FactRow[] }
export type EmailLink = { label: string; url: string }

/** What a mail says, before it is HTML or text. Every part is plain text. */
export type EmailDocument = {
  brand: EmailBrand
  locale: string
  subject: string
  headline: string
  paragraphs: string[]
  tables: FactTable[]
  /** The one thing to do next. */
  button: EmailLink | null
  links: EmailLink[]
  note: string | null
  /** Why the reader gets this mail. */
  closing: string
}
