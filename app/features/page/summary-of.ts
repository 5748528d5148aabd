const MOST_CHARACTERS = 160

/**
 * The first paragraph of a description as one line of plain text, cut at a word; null when it says nothing.
 * @param markdown its marks are left out, and links keep their words only
 */
export function summaryOf(markdown: string): string | null {
  const paragraphs = markdown.replaceAll("\r\n", "\n").split(/\n\s*\n/)
  const first = paragraphs.map(plainText).find((text) => text !== "")
  if (first === undefined) return null
  const characters = [...first]
  if (characters.length <= MOST_CHARACTERS) return first
  const cut = characters.slice(0, MOST_CHARACTERS).join("")
  return `${cut.replace(/\s+\S*$/, "")} …`
}

function plainText(paragraph: string): string {
  return paragraph
    .replace(/^(```|---|\*\*\*|===)[\s\S]*$/, "")
    .replace(/<[^>]*>/g, "")
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\s*(#{1,6}|>|[-*+]|\d+\.)\s+/gm, "")
    .replace(/[*_`~]+/g, "")
    .replace(/\s+/g, " ")
    .trim()
}
