import type { Translate } from "#app/messages/translate.ts"
import type { PageLocation } from "./schema.ts"

/**
 * A place in a few words where its address may stand beside it: its own, else its kind's. Empty for a link without
 * words, which says itself.
 */
export function placeName(
  { kind, text: words }: Pick<PageLocation, "kind" | "text">,
  text: Translate,
): string {
  if (words !== "") return words
  return kind === "link" ? "" : text(`booking.place.${kind}`)
}
