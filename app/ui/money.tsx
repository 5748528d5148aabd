import { formatMoney } from "#app/messages/format.ts"
import { useLanguage } from "./language.tsx"

/** An amount in minor units of its ISO 4217 currency, as the reader writes money. */
export function Money({ amountMinor, currency }: { amountMinor: number; currency: string }) {
  const { locale } = useLanguage()
  return <span className="whitespace-nowrap">{formatMoney(amountMinor, currency, locale)}</span>
}
