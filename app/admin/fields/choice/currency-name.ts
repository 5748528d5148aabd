/** "EUR – Euro", in the reader's language. */
export function currencyName(currency: string, locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: "currency" }).of(currency)
  return name && name !== currency ? `${currency} – ${name}` : currency
}
