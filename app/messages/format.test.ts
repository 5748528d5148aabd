import { expect, test } from "vitest"
import { formatMoney, minorUnitDigits } from "./format.ts"

/** Intl puts spaces that do not break into money; they read as spaces. */
const shown = (amountMinor: number, currency: string, locale = "en") =>
  formatMoney(amountMinor, currency, locale).replaceAll(/\s/gu, " ")

test("money reads as people of a language write it", () => {
  expect(shown(5000, "EUR")).toBe("€50.00")
  expect(shown(5000, "EUR", "de")).toBe("50,00 €")
  expect(shown(5000, "JPY")).toBe("¥5,000")
  expect(shown(1500, "KWD")).toBe("KWD 1.500")
})

test("currencies that count in hundredths and are written without keep their value", () => {
  expect(shown(4000, "ISK")).toBe("ISK 40")
  expect(shown(500_000, "HUF")).toBe("HUF 5,000")
  expect(shown(500_050, "HUF")).toBe("HUF 5,000.50")
  expect(minorUnitDigits("IDR")).toBe(2)
})
