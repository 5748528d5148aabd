import type { RefundRule } from "#app/features/page/schema.ts"
import { refundByRule } from "#app/features/payment/policy.ts"

type Captured = {
  capturedMinor: number
  refundReservedMinor: number
  currency: string
  /** Paid although the booking was paid already: it is returned for itself. */
  isExtra: boolean
}

/**
 * What an organizer's cancelation would return now by each choice, in minor units, beyond what refunds
 * have claimed before.
 */
export function refundChoices(
  rule: RefundRule,
  payments: readonly Captured[],
  { startsAt, now }: { startsAt: Date; now: Date },
): { byRuleMinor: number; fullMinor: number } {
  let [byRuleMinor, fullMinor] = [0, 0]
  for (const { capturedMinor, refundReservedMinor, currency, isExtra } of payments) {
    if (isExtra) continue
    const target = refundByRule(rule, { capturedMinor, currency, startsAt, now })
    byRuleMinor += Math.max(0, target - refundReservedMinor)
    fullMinor += capturedMinor - refundReservedMinor
  }
  return { byRuleMinor, fullMinor }
}
