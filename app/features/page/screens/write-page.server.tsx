import { renderToStaticMarkup } from "react-dom/server"
import type { OwnTexts } from "#app/messages/own-texts.ts"
import { LanguageProvider } from "#app/ui/language.tsx"
import { BookingPageScreen, type BookingPageFacts } from "./booking-page-screen.tsx"

const MOST_KEPT = 100
const kept = new Map<string, string>()

/**
 * A booking page, written out. Many clients look at the same month, and its hundreds of elements are most
 * of what a request costs: the last pages written are kept, each under everything it was written from, so
 * that whatever changes is written anew.
 * @param locale BCP 47, of the document around it
 * @param isShared whether others see the same: what somebody's own address fills in is not kept
 * @param texts the organizer's own words
 * @returns HTML whose texts are escaped
 */
export function writePage(
  facts: BookingPageFacts,
  locale: string,
  { isShared, texts = null }: { isShared: boolean; texts?: OwnTexts | null },
): string {
  if (!isShared) return written(facts, locale, texts)
  const key = `${locale} ${JSON.stringify([facts, texts])}`
  let html = kept.get(key)
  if (html === undefined) {
    html = written(facts, locale, texts)
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(key, html)
  }
  return html
}

function written(facts: BookingPageFacts, locale: string, texts: OwnTexts | null): string {
  return renderToStaticMarkup(
    <LanguageProvider locale={locale} texts={texts}>
      <BookingPageScreen facts={facts} />
    </LanguageProvider>,
  )
}
