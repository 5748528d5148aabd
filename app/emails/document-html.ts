import { catalogueLocale } from "#app/messages/translate.ts"
import type { EmailBrand } from "./booking-facts.ts"
import type { EmailDocument, EmailLink, FactTable } from "./email-document.ts"
import { fontStacks } from "#app/platform/font-stacks.ts"
import { buttonColours } from "./button-colours.ts"
import { markup, type Markup } from "#app/platform/markup.ts"

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"])
const BREAK = "overflow-wrap:anywhere;word-break:break-word"
const CELL = `padding:8px 0;border-bottom:1px solid #e5ded6;vertical-align:top;text-align:start;${BREAK}`

/** For programs that honour it. The button keeps its colours. */
const DARK_SHEET: Markup = markup`:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.ground{background-color:#161412!important;color:#f3efe9!important}
.card{background-color:#1e1c19!important;border-color:#3a352f!important}
.line{border-color:#3a352f!important}
.muted{color:#b8aea3!important}
}`

/**
 * The HTML part: one column of 600 pixels, styles inline since many mail programs drop sheets, a small
 * sheet for dark mode where it is honoured, and nothing that is lost with images off.
 */
export function documentHtml(document: EmailDocument): string {
  const { brand, headline, paragraphs, tables, button, links, note, closing } = document
  const language = catalogueLocale(document.locale)
  const [facts, ...further] = tables
  const page = markup`<!doctype html>
<html lang="${language}" dir="${RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${document.subject}</title>
<style>${DARK_SHEET}</style>
</head>
<body class="ground" style="margin:0;padding:0;background-color:#f8f6f3;color:#221d18;-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${paragraphs[0] ?? headline}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="ground" style="background-color:#f8f6f3">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;table-layout:fixed;font-family:${fontStacks[brand.font ?? "system"]};font-size:16px;line-height:1.5">
<tr><td style="padding:0 8px 16px;font-size:18px;font-weight:600;${BREAK}">${mark(brand)}</td></tr>
<tr><td class="card" style="background-color:#ffffff;border:1px solid #e5ded6;border-radius:8px;padding:28px 24px">
<h1 style="margin:0 0 16px;font-size:24px;line-height:1.3;font-weight:700;${BREAK}">${headline}</h1>
${paragraphs.map(paragraph)}${facts ? table(facts) : null}${button ? filled(button, brand) : null}${further.map(table)}${note ? aside(note) : null}${links.length > 0 ? list(links) : null}</td></tr>
<tr><td class="muted" style="padding:16px 8px 0;font-size:14px;color:#6a6158;${BREAK}">
<p dir="auto" style="margin:0 0 8px;white-space:pre-line">${[brand.name, brand.footer].filter(Boolean).join("\n")}</p>
<p style="margin:0">${closing}</p>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`
  return page.html
}

function mark(brand: EmailBrand): Markup {
  if (!brand.logoUrl || !/^https?:\/\//i.test(brand.logoUrl)) return markup`${brand.name}`
  return markup`<img src="${brand.logoUrl}" alt="${brand.name}" height="40" style="display:block;height:40px;max-width:100%;border:0">`
}

function paragraph(text: string): Markup {
  return markup`<p style="margin:0 0 16px;${BREAK}">${text}</p>\n`
}

function aside(text: string): Markup {
  return markup`<p class="muted" style="margin:20px 0 0;font-size:14px;color:#6a6158;${BREAK}">${text}</p>\n`
}

function table({ heading, rows }: FactTable): Markup {
  const title = heading
    ? markup`<h2 style="margin:24px 0 4px;font-size:16px;font-weight:600">${heading}</h2>\n`
    : null
  const lines = rows.map(({ label, value, url }) => {
    const shown = url ? markup`<a href="${url}" style="color:inherit">${value}</a>` : value
    return markup`<tr><th scope="row" class="line muted" width="34%" style="${CELL};padding-inline-end:12px;font-weight:400;color:#6a6158"><bdi>${label}</bdi></th><td class="line" style="${CELL};white-space:pre-line"><bdi>${shown}</bdi></td></tr>\n`
  })
  return markup`${title}<table width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;table-layout:fixed;margin:0 0 20px;border-collapse:collapse;font-variant-numeric:tabular-nums">\n${lines}</table>\n`
}

function filled({ label, url }: EmailLink, brand: EmailBrand): Markup {
  const { fill, ink, border } = buttonColours(brand.accentColor)
  return markup`<p style="margin:4px 0 20px"><a class="button" href="${url}" style="display:inline-block;padding:12px 24px;background-color:${fill};color:${ink};border:1px solid ${border};border-radius:8px;font-weight:600;text-decoration:none;${BREAK}">${label}</a></p>\n`
}

function list(links: EmailLink[]): Markup {
  const items = links.map(
    ({ label, url }) =>
      markup`<li style="margin:0;padding:6px 0"><a href="${url}" style="color:inherit">${label}</a></li>\n`,
  )
  return markup`<ul style="margin:20px 0 0;padding:0;list-style:none">\n${items}</ul>\n`
}
