import { listTextGroups, type TextGroupKind } from "#app/features/text/text-groups.ts"
import type { Translate } from "#app/messages/translate.ts"
import { groupName } from "./text-names.ts"

/** A group in the list. */
export type FoundGroup = {
  id: string
  kind: TextGroupKind
  name: string
  /** How many of its texts are in the organizer's own words. */
  changed: number
  /** How many of its texts have what was searched for; null when its name has it, or nothing was. */
  matching: number | null
}

/** The groups of texts that are asked for, in their order. */
export function findGroups(
  { search, isChangedOnly }: { search: string; isChangedOnly: boolean },
  { locale, own, text }: { locale: string; own: Record<string, string>; text: Translate },
): FoundGroup[] {
  const wanted = search.toLocaleLowerCase(locale)
  const has = (said: string) => said.toLocaleLowerCase(locale).includes(wanted)
  return listTextGroups(locale).flatMap((group) => {
    const { id, kind, texts } = group
    const name = groupName(group, text)
    const changed = texts.filter(({ key }) => own[key] !== undefined).length
    const found = texts.filter(({ key, message }) => has(message) || has(own[key] ?? "")).length
    const isNamed = wanted === "" || has(name)
    if ((isChangedOnly && changed === 0) || (!isNamed && found === 0)) return []
    return [{ id, kind, name, changed, matching: isNamed ? null : found }]
  })
}
