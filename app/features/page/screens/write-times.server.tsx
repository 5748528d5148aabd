import { renderToStaticMarkup } from "react-dom/server"
import { LanguageProvider } from "#app/ui/language.tsx"
import { TimesPanel, type TimesFacts } from "./times-panel.tsx"

const MOST_KEPT = 100
const kept = new Map<string, string>()

/**
 * The panel of days and times, written out. Many clients look at the same month, and its hundred elements
 * are most of what a page takes to render: the last ones written are kept, each under everything it was
 * written from, so that whatever changes is written anew.
 * @param locale BCP 47, of the page around it
 * @returns HTML whose texts are escaped
 */
export function writeTimes(facts: TimesFacts, locale: string): string {
  const key = `${locale} ${JSON.stringify(facts)}`
  let html = kept.get(key)
  if (html === undefined) {
    html = renderToStaticMarkup(
      <LanguageProvider locale={locale}>
        <TimesPanel facts={facts} />
      </LanguageProvider>,
    )
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(key, html)
  }
  return html
}
