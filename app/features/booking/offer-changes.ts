import type { PageContent } from "#app/features/page/schema.ts"

/** What a client must be told when the page changed while they typed. */
export type OfferChange = "price" | "policy"

/** Whether what is sold now costs, or returns, something else than what the client read. */
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
  return changes
}
