import { formatMoney } from "#app/messages/format.ts"
import { useLanguage } from "./language.tsx"
import { remembered } from "#app/platform/remembered.ts"

const formatted = remembered((amountMinor: string, currency: string, locale: string) =>
  formatMoney(Number(amountMinor), currency, locale),
)

/** An amount in minor units of its ISO 4217 currency, as the reader writes money. */
export function moneyText(
  money: { amountMinor: number; currency: string },
  locale: string,
): string {
  return formatted(String(money.amountMinor), money.currency, locale)
}

/** The same as an element that does not break between number and sign. */
export function Money(money: { amountMinor: number; currency: string }) {
  const { locale } = useLanguage()
  return <span className="whitespace-nowrap">{moneyText(money, locale)}</span>
}
