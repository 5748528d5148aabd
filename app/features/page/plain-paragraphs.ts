/**
 * Markdown as paragraphs of plain text, for where no markup can stand: marks are left out, links keep their
 * address behind their words, and points of a list stand for themselves.
 * @returns each without line ends; none for a text that says nothing
 */
export function plainParagraphs(markdown: string): string[] {
  const lines = markdown.replaceAll("\r\n", "\n").split("\n").map(plainLine)
  const paragraphs: string[] = []
  let isOpen = false
  for (const { words, isPoint } of lines) {
    if (words === "") {
      isOpen = false
    } else if (isOpen && !isPoint) {
      paragraphs.push(`${paragraphs.pop()} ${words}`)
    } else {
      paragraphs.push(isPoint ? `• ${words}` : words)
      isOpen = true
    }
  }
  return paragraphs
}

const POINT = /^\s*([-*+]|\d+[.)])\s+/

function plainLine(line: string): { words: string; isPoint: boolean } {
  const isRule = /^\s*([-*_=]\s*){3,}$|^\s*```/.test(line)
  if (isRule) return { words: "", isPoint: false }
  const words = line
    .replace(POINT, "")
    .replace(/^\s*(#{1,6}|>)\s*/, "")
    .replace(/<[^>]*>/g, "")
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replace(/\[([^\]]*)\]\((https?:[^)\s]+|mailto:[^)\s]+)[^)]*\)/g, withAddress)
    .replace(/\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)/g, "$1")
    .replace(/(\*\*|__|~~|`)/g, "")
    .replace(/(^|\W)[*_](\S(?:.*?\S)?)[*_](?=\W|$)/g, "$1$2")
    .replace(/\s+/g, " ")
    .trim()
  return { words, isPoint: POINT.test(line) }
}

function withAddress(_: string, words: string, address: string): string {
  const plain = address.replace(/^mailto:/, "")
  return words === plain || words === address ? plain : `${words} (${plain})`
}
