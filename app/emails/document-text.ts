import type { EmailDocument, EmailLink, FactTable } from "./email-document.ts"

/** The plain part of a mail: the same words, every address alone on its line. */
export function documentText(document: EmailDocument): string {
  const { brand, headline, paragraphs, tables, button, links, note, closing } = document
  const [facts, ...further] = tables
  const blocks = [
    headline,
    ...paragraphs,
    facts ? table(facts) : null,
    button ? link(button) : null,
    ...further.map(table),
    note,
    ...links.map(link),
    ["-- ", brand.name, brand.footer].filter((line) => line !== null).join("\n"),
    closing,
  ]
  return `${blocks.filter((block) => block !== null).join("\n\n")}\n`
}

function link({ label, url }: EmailLink): string {
  return `${label}:\n${url}`
}

/** What someone typed is indented from its second line on, so that it cannot pass for a line of ours. */
function table({ heading, rows }: FactTable): string {
  const lines = rows.map(({ label, value, url }) => {
    const separator = /[?!:.…]$/.test(label) ? " " : ": "
    const typed = `${label}${separator}${value.replaceAll("\n", "\n  ")}`
    return url && url !== value ? `${typed}\n${url}` : typed
  })
  return [...(heading ? [heading] : []), ...lines].join("\n")
}
