import type { PageContent, RefundRule } from "#app/features/page/schema.ts"

const MINUTE = 60_000

/**
 * What the page's rule returns for a cancelation at that moment, of all that was captured.
 * @returns integer minor units, before anything that was refunded already is taken off
 */
export function refundByRule(
  rule: RefundRule,
  {
    capturedMinor,
    currency,
    startsAt,
    now,
  }: {
    capturedMinor: number
    currency: string
    startsAt: Date
    now: Date
  },
): number {
  const inTime = startsAt.getTime() - now.getTime() >= rule.minutesBefore * MINUTE
  if (!inTime) return 0
  if (rule.percent === 100) return capturedMinor
  return roundToCharge(Math.floor((capturedMinor * rule.percent) / 100), currency)
}

/**
 * Stripe takes three-decimal currencies with a last digit of zero, and a few two-decimal ones without
 * fractions. Rounded up, in the client's favour.
 * @see https://docs.stripe.com/currencies#three-decimal and #special-cases
 */
export function roundToCharge(amountMinor: number, currency: string): number {
  const step = smallestCharge(currency)
  return Math.ceil(amountMinor / step) * step
}

const THREE_DECIMALS = new Set(["BHD", "JOD", "KWD", "OMR", "TND"])
const WHOLE_UNITS_ONLY = new Set(["ISK", "UGX"])

/** In minor units, what every amount must be a multiple of. */
export function smallestCharge(currency: string): number {
  if (THREE_DECIMALS.has(currency)) return 10
  return WHOLE_UNITS_ONLY.has(currency) ? 100 : 1
}

export type CutoffVerdict = "allowed" | "never" | "too-late"

/** Whether a client may still cancel or move by themselves. */
export function clientCutoff(
  cutoffMinutes: PageContent["cancelCutoffMinutes"],
  startsAt: Date,
  now: Date,
): CutoffVerdict {
  if (cutoffMinutes === null) return "never"
  const lastMoment = startsAt.getTime() - cutoffMinutes * MINUTE
  return now.getTime() < lastMoment ? "allowed" : "too-late"
}
