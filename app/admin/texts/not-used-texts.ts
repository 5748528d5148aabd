import { ownTextProblem } from "#app/features/text/own-text-form.ts"
import type { TextGroup } from "#app/features/text/text-groups.ts"
import { codedProblem } from "./own-text-field.ts"

/**
 * Own words that are kept and cannot be shown, such as those whose variables our text lost since: by key, why.
 */
export function notUsedTexts(
  group: TextGroup,
  own: Readonly<Record<string, string>>,
  language: string,
): Record<string, string> {
  return Object.fromEntries(
    group.texts.flatMap((our) => {
      const because = ownTextProblem(our, own[our.key] ?? "", language)
      return because ? [[our.key, codedProblem(because)]] : []
    }),
  )
}
