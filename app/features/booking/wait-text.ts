import type { Translate } from "#app/messages/translate.ts"
import { durationText } from "#app/ui/duration.ts"

/** How long it takes until a refused client may try again, in whole minutes and never none. */
export function waitText(seconds: number, text: Translate): string {
  const duration = durationText(Math.max(1, Math.ceil(seconds / 60)), text)
  return text("booking.tooManyHolds.wait", { duration })
}
