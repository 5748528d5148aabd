import type { PageContent } from "#app/features/page/schema.ts"

import { asksConsent } from "./schema.ts"

/** What a client must be told when the page changed while they typed. */
export type OfferChange = "price" | "policy" | "consent"

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
