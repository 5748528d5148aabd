/** An organizer's own words in place of ours, by name: see `ownTextName`. */
export type OwnTexts = Readonly<Record<string, string>>

/** What a text is called among somebody's own: the catalogue's language and key, `en:booking.page.about`. */
export function ownTextName(language: string, key: string): string {
  return `${language}:${key}`
}

const NOT_ON_SCREENS = /^[^:]*:(emails|calendars)\./

/**
 * Of somebody's own words those that screens say. What is written to hosts alone stays out of a page's data.
 * @returns null when there are none
 */
export function ownTextsOfScreens(own: OwnTexts | null): OwnTexts | null {
  const shown = Object.entries(own ?? {}).filter(([name]) => !NOT_ON_SCREENS.test(name))
  return shown.length === 0 ? null : Object.fromEntries(shown)
}
