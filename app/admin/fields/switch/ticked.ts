import { typedText } from "#app/admin/fields/typed-text.ts"

/** What a ticked box sends. */
export const ON = "on"

/** A ticked box, or none, as a form sends it. */
export const ticked = typedText.transform((value) => value === ON)
