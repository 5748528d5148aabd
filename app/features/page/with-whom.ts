import { formatList } from "#app/messages/format.ts"
import { catalogueLocale, type Translate } from "#app/messages/translate.ts"
import type { PageHost, ShownPage } from "./queries.server.ts"

/** So many hosts of whom one will come are still named; of more the organizer's name says it better. */
const MOST_NAMED = 4

/** With whom a booking would be: as a fact, and what to call them in a sentence. */
export type WithWhom = { name: string; called: string }

/**
 * Whom a client meets on a page, as far as it is known before booking: everybody who comes for sure, and of
 * those whose turn it may be "one of Ada, Ben or Cleo".
 * @param pickedHostId whom the client picked, where the page lets them
 */
export function withWhom(
  page: Pick<ShownPage, "revision" | "hosts" | "organizer">,
  { pickedHostId, locale, text }: { pickedHostId: string | null; locale: string; text: Translate },
): WithWhom {
  const organizer = page.organizer.name
  // A list's "and" belongs to the sentence around it, whose language is the catalogue's.
  const language = catalogueLocale(locale)
  const { sure, others } = split(page, pickedHostId)
  const names = sure.map(({ name }) => name)
  if (others.length > 0) {
    const oneOf =
      others.length <= MOST_NAMED
        ? text("client.oneOf", {
            hosts: formatList(
              others.map(({ name }) => name),
              language,
              "either",
            ),
          })
        : names.length > 0
          ? text("client.somebodyOf", { organizer })
          : organizer
    return { name: formatList([...names, oneOf], language), called: organizer }
  }
  const name = names.length > 0 ? formatList(names, language) : organizer
  return { name, called: name }
}

/** Who comes for sure, and of whom one comes besides. */
function split(
  { revision, hosts }: Pick<ShownPage, "revision" | "hosts">,
  pickedHostId: string | null,
): { sure: PageHost[]; others: PageHost[] } {
  const { hostChoice } = revision.content
  if (hostChoice === "one") return { sure: hosts.slice(0, 1), others: [] }
  if (hostChoice === "collective") return { sure: hosts, others: [] }
  const fixed = hosts.filter((host) => host.isFixed)
  const picked = hosts.find((host) => host.hostId === pickedHostId)
  if (picked) return { sure: [...fixed, picked], others: [] }
  const turns = hosts.filter((host) => !host.isFixed && host.pausedAt === null)
  return turns.length === 1
    ? { sure: [...fixed, ...turns], others: [] }
    : { sure: fixed, others: turns }
}
