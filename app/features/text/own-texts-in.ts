import type { TextGroup } from "./text-groups.ts"

/** Of somebody's own words, by key, those of one group. */
export function ownTextsIn(
  group: TextGroup,
  own: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    group.texts.flatMap(({ key }) => (own[key] === undefined ? [] : [[key, own[key]]])),
  )
}
