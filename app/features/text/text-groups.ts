import { catalogueOf, type Catalogue } from "#app/messages/translate.ts"

export type TextGroupKind = "mail" | "screen" | "calendar"

/** Texts that belong together, as a person thinks of them: a mail, a screen. */
export type TextGroup = {
  /** What its address ends in. */
  id: string
  kind: TextGroupKind
  texts: ReplaceableText[]
}

/** A text of ours that an organizer may say in own words. */
export type ReplaceableText = {
  /** Its key in the catalogue. */
  key: string
  /** Ours, in ICU message format. */
  message: string
  /** Where it stands within its group, from the outside in: `["paymentFailed", "headline"]`. */
  place: string[]
}

/**
 * Where the texts of the screens stand in the catalogue, in the order that a client meets them. What is said
 * in several places of a screen is joined to it. The mails are every part of `emails`.
 */
const screens: Record<string, readonly string[]> = {
  organizer: ["booking.organizer"],
  page: ["booking.page", "client.hosts", "client.oneOf", "client.somebodyOf", "client.times"],
  calendar: ["interface.month", "interface.times", "interface.zone"],
  details: ["booking.details"],
  mistakes: ["problems.field", "problems.form", "booking.tooManyHolds"],
  hold: ["booking.hold", "client.held"],
  payment: ["booking.elsewhere", "booking.payLink"],
  status: ["booking.status", "terms"],
  cancel: ["booking.cancel"],
  move: ["booking.move"],
  links: ["booking.outdated", "links.closed"],
  facts: ["booking.facts", "booking.place", "booking.policy", "interface.money"],
  lengths: ["interface.duration"],
  layout: [
    "interface.optional",
    "interface.required",
    "interface.skipToContent",
    "interface.brandHome",
    "interface.errorSummary",
    "interface.notice",
  ],
}
/** Parts of `emails` that are no mail of their own. */
const inEveryMail = new Set(["facts", "actions", "closing"])
const calendar = ["calendars.event", "notification.notes", "notification.reference"]

/** Every text that may be replaced, in its groups, from the catalogue of a locale. */
export function listTextGroups(locale: string): TextGroup[] {
  const catalogue = catalogueOf(locale)
  const names = Object.keys(partOf(catalogue, "emails") as Catalogue)
  const mails = [...names.filter((name) => !inEveryMail.has(name)), ...inEveryMail].map((name) =>
    groupOf(catalogue, "mail", name, [`emails.${name}`]),
  )
  return [
    ...mails,
    ...Object.entries(screens).map(([name, places]) => groupOf(catalogue, "screen", name, places)),
    groupOf(catalogue, "calendar", "events", calendar),
  ]
}

/** One group by its id, as an address has it; null when there is none. */
export function findTextGroup(locale: string, id: string): TextGroup | null {
  return listTextGroups(locale).find((group) => group.id === id) ?? null
}

function groupOf(
  catalogue: Catalogue,
  kind: TextGroupKind,
  name: string,
  places: readonly string[],
): TextGroup {
  const [main] = places
  const texts = places.flatMap((place) => {
    const path = place.split(".")
    const part = partOf(catalogue, place)
    // What is joined to a screen is told apart by the part that it comes from.
    const last = typeof part === "string" ? path.length - 1 : path.length
    return leaves(part, path, place === main ? last : last - 1)
  })
  return { id: `${kind}-${kebab(name)}`, kind, texts }
}

function leaves(part: string | Catalogue, path: string[], within: number): ReplaceableText[] {
  if (typeof part === "string") {
    return [
      { key: path.join("."), message: part, place: path.slice(Math.min(within, path.length - 1)) },
    ]
  }
  return Object.entries(part).flatMap(([name, inside]) => leaves(inside, [...path, name], within))
}

function partOf(catalogue: Catalogue, place: string): string | Catalogue {
  let part: string | Catalogue | undefined = catalogue
  for (const name of place.split(".")) part = typeof part === "object" ? part[name] : undefined
  if (part === undefined) throw new Error(`The catalogue has no ${place}`)
  return part
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
