import type { CarriedQuery } from "#app/paths.ts"
import { isAgreement } from "./is-agreement.ts"
import type { PageContent } from "./schema.ts"

/** Every link of a page repeats what is carried: more than this is left to be typed. */
const MOST_CHARACTERS = 1_500

/** Whether an address asks for the page as another site's frame shows it. */
export function isEmbedded(query: URLSearchParams): boolean {
  return query.get("embed") === "1"
}

const isOfSeveral = ({ kind }: { kind: string }) => kind === "choices"

/**
 * What an address fills in ahead of the form: `name`, `email`, `notes`, `location` and `answers.<id>` of the page's own
 * questions, several options one on each line. Consent cannot be given by an address: a box is ticked only where
 * it decides what else is asked.
 */
export function filledIn(
  query: URLSearchParams,
  { questions }: Pick<PageContent, "questions">,
): Record<string, string> {
  const asked = questions.filter((question) => !isAgreement(question, questions))
  const ofSeveral = new Set(asked.filter(isOfSeveral).map(({ id }) => `answers.${id}`))
  const names = ["name", "email", "notes", "location", ...asked.map(({ id }) => `answers.${id}`)]
  const filled: Record<string, string> = {}
  let left = MOST_CHARACTERS
  for (const name of names) {
    const value = ofSeveral.has(name) ? query.getAll(name).join("\n") : query.get(name)
    if (!value || value.length > left) continue
    left -= value.length
    filled[name] = value
  }
  return filled
}

/**
 * What every link and form of a page repeats, as it came: what is filled in, that it is in a frame, and the
 * single-use link that opens a private page.
 */
export function carriedQuery(
  query: URLSearchParams,
  content: PageContent,
  link: { token: string } | null = null,
): CarriedQuery {
  return {
    ...(isEmbedded(query) ? { embed: "1" } : {}),
    ...(link ? { invitation: link.token } : {}),
    ...filledIn(query, content),
  }
}
