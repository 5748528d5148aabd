import { locationKey, locationsOf } from "#app/features/page/locations.ts"
import type { PageContent } from "#app/features/page/schema.ts"
import { asksConsent } from "./schema.ts"

/** What a client must be told when the page changed while they typed. */
export type OfferChange = "price" | "policy" | "consent" | "place"

/** Whether what is sold now costs, returns, or asks to agree to something else than what the client read. */
export function offerChanges(
  read: PageContent,
  now: PageContent,
  durationMinutes: number,
): OfferChange[] {
  const priceOf = (content: PageContent) =>
    JSON.stringify([
      content.currency,
      content.durations.find(({ minutes }) => minutes === durationMinutes)?.amountMinor,
    ])
  const policyOf = ({ refundRule, cancelCutoffMinutes, moveCutoffMinutes }: PageContent) =>
    JSON.stringify([
      refundRule.minutesBefore,
      refundRule.percent,
      cancelCutoffMinutes,
      moveCutoffMinutes,
    ])
  const changes: OfferChange[] = []
  if (priceOf(read) !== priceOf(now)) changes.push("price")
  if (policyOf(read) !== policyOf(now)) changes.push("policy")
  // What is asked of nobody any more needs no new tick.
  if (read.consentText !== now.consentText && asksConsent(now)) changes.push("consent")
  return changes
}

/**
 * Whether a client would come to another place than the one they chose, or the only one they read of.
 * @param read null when they did not say which revision they read
 * @param chosen the key of the place that was chosen; empty when none was
 */
export function isPlaceLost(read: PageContent | null, now: PageContent, chosen: string): boolean {
  const keys = locationsOf(now).map(locationKey)
  if (chosen !== "") return !keys.includes(chosen)
  if (keys.length > 1) return true
  const known = read ? locationsOf(read).map(locationKey) : []
  return known.length === 1 && known[0] !== keys[0]
}
