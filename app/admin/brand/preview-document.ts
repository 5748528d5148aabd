import { emailExamples } from "#app/emails/examples.ts"
import { renderTemplate } from "#app/emails/registry.ts"
import type { BrandInput } from "#app/features/organizer/brand-schema.ts"
import { catalogueLocale, translator } from "#app/messages/translate.ts"
import { fontStacks } from "#app/platform/font-stacks.ts"
import { markup, type Markup } from "#app/platform/markup.ts"
import { accentTones } from "#app/ui/accent.ts"

type Facts = {
  organizer: { name: string; locale: string }
  /** As it is saved, or as it was typed where that can be shown. */
  brand: Pick<BrandInput, "accentColor" | "font" | "footer">
  /** An absolute address; null where the name stands alone. */
  logoUrl: string | null
}

/** The style of a page's example; what is written in has been through the brand's schema. */
function styleOf({ accentColor, font }: Facts["brand"]): Markup {
  const tones = (scheme: "light" | "dark") => {
    const { fill, ink, text } = accentTones(accentColor, scheme)
    return `--fill:${fill};--ink:${ink};--text:${text}`
  }
  return {
    html: `:root{color-scheme:light dark;${tones("light")};--paper:#f8f6f3;--surface:#fff;--said:#221d18}
@media (prefers-color-scheme:dark){:root{${tones("dark")};--paper:#161412;--surface:#1e1c19;--said:#f3efe9}}
body{margin:0;padding:16px;font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h2{font-size:16px}
.page{font-family:${fontStacks[font]};background:var(--paper);color:var(--said);border:1px solid #8a8178;border-radius:8px;padding:16px}
.sheet{background:var(--surface);border-radius:8px;padding:16px;margin:12px 0}
.brand{display:flex;gap:12px;align-items:center;margin:0}.brand img{height:36px}
.page h3{font-size:24px;margin:0}
.link{color:var(--text);text-decoration:underline}
.button{display:inline-block;background:var(--fill);color:var(--ink);border-radius:8px;padding:10px 20px;font-weight:600}
.footer{white-space:pre-line;text-align:center;font-size:14px}
iframe{width:100%;height:36rem;border:1px solid #8a8178;border-radius:8px;background:#f8f6f3}
pre{white-space:pre-wrap;border:1px solid #8a8178;border-radius:8px;padding:12px;font-size:14px}`,
  }
}

/** A whole document: a page and a mail as an organizer's clients would see them, with an example's texts. */
export function brandPreview({ organizer, brand, logoUrl }: Facts): string {
  const text = translator(organizer.locale)
  const say = (name: string) => text(`brand.preview.${name}`)
  const mail = exampleMail({ organizer, brand, logoUrl })
  const document = markup`<!doctype html>
<html lang="${catalogueLocale(organizer.locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say("title")}</title><style>${styleOf(brand)}</style></head>
<body>
<h2>${say("page")}</h2>
<div class="page">
<p class="brand">${logoUrl ? markup`<img src="${logoUrl}" alt="">` : null}<strong>${organizer.name}</strong></p>
<div class="sheet"><h3>${say("heading")}</h3>
<p>${say("text")}</p>
<p><span class="link">${say("link")}</span></p>
<p><span class="button">${say("button")}</span></p></div>
<div class="footer" dir="auto">${brand.footer}</div>
</div>
<h2>${text("brand.preview.mail", { subject: mail.subject })}</h2>
<iframe sandbox="" title="${text("brand.preview.mail", { subject: mail.subject })}" srcdoc="${mail.html}"></iframe>
<h2>${say("plain")}</h2>
<pre>${mail.text}</pre>
</body>
</html>
`
  return document.html
}

function exampleMail({ organizer, brand, logoUrl }: Facts) {
  const example = emailExamples["booking-confirmed"]
  const { accentColor, font } = brand
  const footer = brand.footer === "" ? null : brand.footer
  const whose = {
    ...example.facts.organizer,
    name: organizer.name,
    accentColor,
    font,
    footer,
    logoUrl,
  }
  const facts = { ...example.facts, organizer: whose }
  return renderTemplate("booking-confirmed", { ...example, facts })
}
