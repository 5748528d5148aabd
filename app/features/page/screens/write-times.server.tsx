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
 * @param isShared whether others see the same: what somebody's own address fills in is not kept
 * @returns HTML whose texts are escaped
 */
export function writeTimes(
  facts: TimesFacts,
  locale: string,
  { isShared = true }: { isShared?: boolean } = {},
): string {
  if (!isShared) return written(facts, locale)
  const key = `${locale} ${JSON.stringify(facts)}`
  let html = kept.get(key)
  if (html === undefined) {
    html = written(facts, locale)
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(key, html)
  }
  return html
}

function written(facts: TimesFacts, locale: string): string {
  return renderToStaticMarkup(
    <LanguageProvider locale={locale}>
      <TimesPanel facts={facts} />
    </LanguageProvider>,
  )
}
