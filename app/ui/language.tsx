import { createContext, useContext, useMemo, type ReactNode } from "react"
import type { OwnTexts } from "#app/messages/own-texts.ts"
import { catalogueLocale, translator, type Translate } from "#app/messages/translate.ts"

/** The reader's language: `locale` (BCP 47) formats dates and money, `text` finds the words. */
export type Language = { locale: string; text: Translate }

const LanguageContext = createContext<Language>({ locale: "en", text: translator("en") })

/**
 * Everything inside speaks this locale.
 * @param texts an organizer's own words, on the pages of their clients; none elsewhere
 */
export function LanguageProvider({
  locale,
  texts = null,
  children,
}: {
  locale: string
  texts?: OwnTexts | null
  children: ReactNode
}) {
  const language = useMemo(() => ({ locale, text: translator(locale, texts) }), [locale, texts])
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>
}

/** The language of the page that is being shown; English outside any provider. */
export function useLanguage(): Language {
  return useContext(LanguageContext)
}

const rightToLeft = new Set(["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"])

/** Which way a language is written, for `dir`. */
export function textDirection(locale: string): "ltr" | "rtl" {
  return rightToLeft.has(locale.toLowerCase().split("-")[0] ?? "") ? "rtl" : "ltr"
}

/**
 * The language that `lang` names: the locale itself where its texts exist, else the language of the
 * catalogue that stands in, since a screen reader pronounces what is really written.
 */
export function writtenLanguage(locale: string): string {
  const language = catalogueLocale(locale)
  return locale.toLowerCase().split("-")[0] === language ? locale : language
}
