/** An organizer's own words in place of ours, by name: see `ownTextName`. */
export type OwnTexts = Readonly<Record<string, string>>

/** What a text is called among somebody's own: the catalogue's language and key, `en:booking.page.about`. */
export function ownTextName(language: string, key: string): string {
  return `${language}:${key}`
}
