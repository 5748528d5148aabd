import { admin } from "#app/messages/en/admin.ts"
import type { Translate } from "#app/messages/translate.ts"

type Values = Record<string, string | number>

/**
 * What is wrong with a field, as one text that a schema can carry: a name of `admin.problems`, with the
 * numbers and words its sentence needs.
 */
export function problem(name: string, values: Values = {}): string {
  return Object.keys(values).length === 0 ? name : `${name} ${JSON.stringify(values)}`
}

/** The sentence for a problem, in the reader's language; a problem without words of its own has common ones. */
export function problemText(coded: string, text: Translate): string {
  const space = coded.indexOf(" ")
  const name = space < 0 ? coded : coded.slice(0, space)
  if (!(name in admin.problems)) return text("admin.problems.other")
  const values = space < 0 ? {} : (JSON.parse(coded.slice(space + 1)) as Values)
  return text(`admin.problems.${name}`, values)
}
