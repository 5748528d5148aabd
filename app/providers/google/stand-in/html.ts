/** Text that is HTML already; everything else is escaped when it is put into a page. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Piece = string | number | Html | null | false | Piece[]

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

const textOf = (piece: Piece): string => {
  if (piece === null || piece === false) return ""
  if (Array.isArray(piece)) return piece.map(textOf).join("")
  if (piece instanceof Html) return piece.text
  return String(piece).replace(/[&<>"']/g, (letter) => ESCAPES[letter]!)
}

/** A template whose values are escaped unless they are `Html` themselves. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Html {
  return new Html(strings.map((text, index) => text + textOf(pieces[index] ?? null)).join(""))
}
