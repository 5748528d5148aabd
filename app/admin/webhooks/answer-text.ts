import type { Translate } from "#app/messages/translate.ts"
import { webhooks } from "#app/messages/en/webhooks.ts"

type Answered = { lastStatus: number | null; lastError: string | null }

/** What came of the last try, in one line; null before the first. */
export function answerText({ lastStatus, lastError }: Answered, text: Translate): string | null {
  if (lastStatus !== null) return text("webhooks.answered", { status: String(lastStatus) })
  if (lastError === null) return null
  return text(
    `webhooks.unreachable.${lastError in webhooks.unreachable ? lastError : "connection"}`,
  )
}
