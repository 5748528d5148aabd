import { oneLine } from "#app/platform/one-line.ts"
import type { EmailContent } from "./booking-facts.ts"
import { documentHtml } from "./document-html.ts"
import { documentText } from "./document-text.ts"
import type { EmailDocument, EmailLink, FactRow } from "./email-document.ts"

/** Both parts of a mail from one document, so that they say the same. */
export function renderEmail(document: EmailDocument): EmailContent {
  const clean = cleaned(document)
  return { subject: clean.subject, html: documentHtml(clean), text: documentText(clean) }
}

/** Only rows and the footer may have lines of their own; nothing else a person typed can begin one. */
function cleaned(document: EmailDocument): EmailDocument {
  const { brand } = document
  return {
    ...document,
    brand: {
      ...brand,
      name: oneLine(brand.name),
      footer: brand.footer === null ? null : manyLines(brand.footer),
    },
    subject: oneLine(document.subject),
    headline: oneLine(document.headline),
    paragraphs: document.paragraphs.map((text) => oneLine(text, 2000)).filter(Boolean),
    tables: document.tables
      .map(({ heading, rows }) => ({
        heading,
        rows: rows.map(cleanedRow).filter((row) => row.value),
      }))
      .filter(({ rows }) => rows.length > 0),
    button: document.button ? (safeLink(document.button)[0] ?? null) : null,
    links: document.links.flatMap(safeLink),
    note: document.note === null ? null : oneLine(document.note, 1000),
    closing: oneLine(document.closing, 1000),
  }
}

function safeLink({ label, url }: EmailLink): EmailLink[] {
  const address = webAddress(url)
  return address ? [{ label: oneLine(label), url: address }] : []
}

function cleanedRow(row: FactRow): FactRow {
  return { label: oneLine(row.label), value: manyLines(row.value), url: webAddress(row.url) }
}

function manyLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => oneLine(line, 2000))
    .join("\n")
    .trim()
}

/** Only http and https may be followed from a mail. */
function webAddress(url: string | null | undefined): string | null {
  return url && /^https?:\/\/[^\s]+$/i.test(url) ? url : null
}
