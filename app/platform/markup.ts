/** A piece of HTML; text becomes one only through `markup`, which escapes it. */
export type Markup = { readonly html: string }

type Part = Markup | readonly Markup[] | string | number | null

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

/** A template tag: what stands in the template is HTML, what is filled in is escaped unless it is `Markup`. */
export function markup(template: TemplateStringsArray, ...parts: Part[]): Markup {
  const filled = template.map(
    (text, index) => text + (index < parts.length ? written(parts[index]) : ""),
  )
  return { html: filled.join("") }
}

function written(part: Part | undefined): string {
  if (part === null || part === undefined) return ""
  if (typeof part === "object") {
    return "html" in part ? part.html : part.map((item) => item.html).join("")
  }
  return String(part).replace(/[&<>"']/g, (character) => escapes[character] ?? character)
}
