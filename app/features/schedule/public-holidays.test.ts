import { expect, test } from "vitest"
import {
  listHolidayCountries,
  listHolidayRegions,
  publicHolidays,
} from "./public-holidays.server.ts"

test("public holidays are known by country, region and year, and others are left out", async () => {
  const inCountry = { country: "DE", region: null, locale: "en" }
  const whole = await publicHolidays(inCountry, [2026, 2027])
  expect(whole.get("2026-12-25")).toBe("Christmas Day")
  expect(whole.get("2027-12-25")).toBe("Christmas Day")
  expect(whole.has("2026-12-24")).toBe(false)
  expect(whole.has("2026-11-01")).toBe(false)
  const bavaria = await publicHolidays({ ...inCountry, region: "BY" }, [2026])
  expect(bavaria.get("2026-11-01")).toBe("All Saints' Day")
  const german = await publicHolidays({ ...inCountry, locale: "de" }, [2026])
  expect(german.get("2026-10-03")).toBe("Tag der Deutschen Einheit")
})

test("every country that can be chosen has a code, a name and a holiday", async () => {
  const countries = await listHolidayCountries("en")
  expect(countries.length).toBeGreaterThan(150)
  expect(countries).toContainEqual({ code: "DE", name: "Germany" })
  for (const { code: country, name } of countries) {
    expect(country).toMatch(/^[A-Z]{2}$/)
    expect(name).not.toBe(country)
    const known = await publicHolidays({ country, region: null, locale: "en" }, [2027])
    expect(known.size, country).toBeGreaterThan(0)
    for (const date of known.keys()) expect(date).toMatch(/^20(26|27|28)-\d{2}-\d{2}$/)
  }
})

test("regions come by name, and an unknown country has none", async () => {
  const regions = await listHolidayRegions("DE", "en")
  expect(regions).toContainEqual({ code: "BY", name: "Bayern" })
  expect(regions.map(({ name }) => name)).toEqual(
    [...regions.map(({ name }) => name)].sort((a, b) => a.localeCompare(b, "en")),
  )
  expect(await listHolidayRegions("XX", "en")).toEqual([])
})

test("a holiday that began in December closes its days in January, and no day of a year not asked for", async () => {
  // Eswatini's Incwala begins before the year's end and lasts into the next.
  const swazi = { country: "SZ", region: null, locale: "en" }
  const known = await publicHolidays(swazi, [2027])
  expect(known.get("2027-01-01")).toContain("Incwala")
  expect(known.get("2027-01-02")).toBe("Incwala Festival")
  expect([...known.keys()].filter((date) => !date.startsWith("2027-"))).toEqual([])
})
