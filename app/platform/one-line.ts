/** Control characters, line separators, halves of characters, and marks that turn the reading direction. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]+/gu

/**
 * A text from outside made fit for one line: a mail header, a name in a calendar file, a table cell.
 * Line breaks and control characters become a space, so nothing after them can pass for a line of its
 * own (RFC 5322 §2.2), and what is longer than `longest` characters ends in "…".
 * @param longest counted in Unicode code points
 */
export function oneLine(text: string, longest = 200): string {
  const line = text.replace(UNPRINTABLE, " ").replace(/ {2,}/g, " ").trim()
  const characters = [...line]
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join("")}…`
}

/** Whether a text is on one line as it is, and can be printed. */
export function isOneLine(text: string): boolean {
  return !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)
}
