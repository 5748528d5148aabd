import type { ReplaceableText, TextGroup } from "#app/features/text/text-groups.ts"
import { texts } from "#app/messages/en/texts.ts"
import type { Translate } from "#app/messages/translate.ts"

/** A group as a person calls it; one that was named by nobody yet is called by its id. */
export function groupName({ id }: Pick<TextGroup, "id">, text: Translate): string {
  return Object.hasOwn(texts.groups, id)
    ? text(`texts.groups.${id}`)
    : spoken(id.replace(/^\w+-/, ""))
}

/** "Mail: Confirmation". */
export function groupTitle(group: Pick<TextGroup, "id" | "kind">, text: Translate): string {
  return text(`texts.kinds.${group.kind}`, { name: groupName(group, text) })
}

/** What a text of a group is called, by where it stands: "Payment failed: headline". */
export function textName({ place }: Pick<ReplaceableText, "place">, text: Translate): string {
  const parts = place.map((part) =>
    Object.hasOwn(texts.places, part) ? text(`texts.places.${part}`) : spoken(part),
  )
  const [first = "", ...rest] = parts
  return [first, ...rest.map((part) => part.charAt(0).toLowerCase() + part.slice(1))].join(": ")
}

/** "noTimesOn" and "too-long" as words: "No times on", "Too long". */
function spoken(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll("-", " ")
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
