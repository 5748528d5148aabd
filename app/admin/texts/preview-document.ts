import { problemText } from "#app/admin/problem.ts"
import { ownTextProblem } from "#app/features/text/own-text-form.ts"
import type { ReplaceableText, TextGroup } from "#app/features/text/text-groups.ts"
import { ownTextName, type OwnTexts } from "#app/messages/own-texts.ts"
import { catalogueLocale, translator, type Translate } from "#app/messages/translate.ts"
import { markup, type Markup } from "#app/platform/markup.ts"
import { filledExamples } from "./example-of.ts"
import { exampleMail, mailsOfGroup, type PreviewBrand } from "./mails-of-group.ts"
import { codedProblem } from "./own-text-field.ts"
import { groupTitle, textName } from "./text-names.ts"

/** What a preview is made of. */
export type PreviewFacts = {
  group: TextGroup
  organizer: { name: string; accentColor: string; locale: string }
  /** All of the organizer's own words that are kept, by key. */
  kept: Readonly<Record<string, string>>
  /** The group's as they were typed, saved or not, by key; empty for ours. */
  typed: Readonly<Record<string, string>>
}

const STYLE: Markup = markup`:root{color-scheme:light dark}
body{margin:0;padding:16px;font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
iframe{width:100%;height:36rem;border:1px solid #8a8178;border-radius:8px;background:#f8f6f3}
pre{white-space:pre-wrap;border:1px solid #8a8178;border-radius:8px;padding:12px;font-size:14px}
h1{font-size:20px}h2{font-size:18px}h3{font-size:16px}
dt{font-weight:600;margin-top:12px}dd{margin:0}
.refused{color:#b3261e}@media (prefers-color-scheme:dark){.refused{color:#ffb4ab}}`

/**
 * A whole document: the group's mails as their readers get them, and each of its texts filled with an example's
 * values. What was typed and cannot be used says why, and ours stands in its place.
 */
export function previewDocument(facts: PreviewFacts): string {
  const { group, organizer } = facts
  const text = translator(organizer.locale)
  const title = text("texts.preview.title", { name: groupTitle(group, text) })
  const own = ownTextsOf(facts)
  const brand = { name: organizer.name, accentColor: organizer.accentColor, texts: own }
  const document = markup`<!doctype html>
<html lang="${catalogueLocale(organizer.locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${STYLE}</style></head>
<body>
<h1>${title}</h1>
${mailsOfGroup(group).map((template) => mail(template, brand, text))}
<h2>${text("texts.preview.sentences")}</h2>
<dl>
${group.texts.map((our) => sentence(our, facts, own, text))}</dl>
</body>
</html>
`
  return document.html
}

function ownTextsOf({ organizer, group, kept, typed }: PreviewFacts): OwnTexts {
  const language = catalogueLocale(organizer.locale)
  const keys = new Set(group.texts.map(({ key }) => key))
  const others = Object.entries(kept).filter(([key]) => !keys.has(key))
  const said = Object.entries(typed).filter(([, own]) => own !== "")
  return Object.fromEntries(
    [...others, ...said].map(([key, own]) => [ownTextName(language, key), own]),
  )
}

function mail(
  template: Parameters<typeof exampleMail>[0],
  brand: PreviewBrand,
  text: Translate,
): Markup {
  const { subject, html, text: plain } = exampleMail(template, brand)
  const title = text("texts.preview.html")
  return markup`<section>
<h2>${text("texts.preview.subject", { subject })}</h2>
<iframe sandbox="" title="${title}" srcdoc="${html}"></iframe>
<h3>${text("texts.preview.plain")}</h3>
<pre>${plain}</pre>
</section>
`
}

function sentence(
  our: ReplaceableText,
  { organizer, typed }: PreviewFacts,
  own: OwnTexts,
  text: Translate,
): Markup {
  const { locale } = organizer
  const because = ownTextProblem(our, typed[our.key] ?? "", catalogueLocale(locale))
  const refused = because
    ? markup`<dd class="refused">${text("texts.preview.refused")} ${problemText(codedProblem(because), text)}</dd>
`
    : null
  const filled = filledExamples(our, { locale, own, text })
  return markup`<dt>${textName(our, text)}</dt>
${filled.map((said) => markup`<dd><bdi>${said}</bdi></dd>\n`)}${refused}`
}
