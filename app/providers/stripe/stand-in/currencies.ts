/**
 * Currencies whose smallest unit is the currency itself, and those with three decimals, as Stripe counts
 * them: https://docs.stripe.com/currencies. Iceland's and Uganda's are given with two decimals that must be
 * zero; three-decimal amounts must end in 0.
 */
const zeroDecimal = new Set(
  "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "),
)
const threeDecimal = new Set("bhd jod kwd omr tnd".split(" "))
const zeroInTwoDecimals = new Set("isk ugx".split(" "))

/** Least amounts of a charge in the smallest unit: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
const leastMinor = new Map(
  Object.entries({
    aed: 200,
    aud: 50,
    brl: 50,
    cad: 50,
    chf: 50,
    czk: 1500,
    dkk: 250,
    eur: 50,
    gbp: 30,
    hkd: 400,
    huf: 17500,
    inr: 50,
    jpy: 50,
    mxn: 1000,
    myr: 200,
    nok: 300,
    nzd: 50,
    pln: 200,
    ron: 200,
    sek: 300,
    sgd: 50,
    thb: 1000,
    usd: 50,
  }),
)

const known = new Set(Intl.supportedValuesOf("currency").map((code) => code.toLowerCase()))

/** The most that one charge can be, in the smallest unit: eight digits. */
export const mostMinor = 99_999_999

export function isCurrency(code: string): boolean {
  return /^[a-z]{3}$/.test(code) && known.has(code)
}

export function leastAmountMinor(currency: string): number {
  return leastMinor.get(currency) ?? 1
}

/** A step that amounts of this currency must be a multiple of. */
export function amountStep(currency: string): number {
  if (threeDecimal.has(currency)) return 10
  return zeroInTwoDecimals.has(currency) ? 100 : 1
}

/** Shows an amount of Stripe's smallest unit to a person, such as `€50.00` or `¥5,000`. */
export function formatStripeMoney(amountMinor: number, currency: string, locale: string): string {
  const decimals = zeroDecimal.has(currency) ? 0 : threeDecimal.has(currency) ? 3 : 2
  const format = new Intl.NumberFormat(locale, { style: "currency", currency })
  return format.format(amountMinor / 10 ** decimals)
}
