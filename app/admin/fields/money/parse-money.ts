import { minorUnitDigits } from "#app/messages/format.ts"
import { smallestCharge } from "#app/features/payment/policy.ts"

export const MOST_MINOR = 99_999_999

export type MoneyProblem = "required" | "money-malformed" | "money-fraction" | "money-too-much"

/**
 * An amount as typed, in minor units of its currency: `50`, `50.00` and `50,00` are the same. Signs,
 * exponents, other bases, grouping and anything that is no plain amount are refused, never read as zero.
 * @param currency ISO 4217; amounts must be multiples of what the payment provider can charge
 * @see https://docs.stripe.com/currencies#three-decimal and #special-cases
 */
export function parseMoney(
  typed: string,
  currency: string,
): { amountMinor: number } | { problem: MoneyProblem } {
  const text = typed.trim()
  if (text === "") return { problem: "required" }
  const parts = /^(\d+)(?:[.,](\d+))?$/.exec(text)
  if (!parts) return { problem: "money-malformed" }
  const digits = minorUnitDigits(currency)
  const fraction = (parts[2] ?? "").replace(/0+$/, "")
  if (fraction.length > digits) return { problem: "money-fraction" }
  const whole = (parts[1] ?? "").replace(/^0+(?=\d)/, "")
  if (whole.length > 9) return { problem: "money-too-much" }
  const amountMinor = Number(whole) * 10 ** digits + Number(fraction.padEnd(digits, "0") || "0")
  if (amountMinor > MOST_MINOR) return { problem: "money-too-much" }
  return amountMinor % smallestCharge(currency) === 0
    ? { amountMinor }
    : { problem: "money-fraction" }
}

/** An amount as one would type it again: `50.00`, `5000` in yen. Without a currency's digits when whole. */
export function typedMoney(amountMinor: number, currency: string): string {
  const digits = minorUnitDigits(currency)
  const shown = smallestCharge(currency) >= 10 ** digits ? 0 : digits
  return (amountMinor / 10 ** digits).toFixed(shown)
}
