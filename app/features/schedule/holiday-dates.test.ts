import { expect, test } from "vitest"
import { holidayDates, namesByDate } from "./holiday-dates.ts"

const HOUR = 3_600_000
const told = (date: string, hours: number, name = "Feast") => {
  const start = new Date("2027-01-01T00:00:00Z")
  return { date, start, end: new Date(start.getTime() + hours * HOUR), name }
}

test("a whole day closes its date, on the days of 23 and 25 hours too", () => {
  for (const hours of [23, 24, 25]) {
    expect(holidayDates(told("2027-03-28 00:00:00", hours))).toEqual(["2027-03-28"])
  }
})

test("what lasts from evening to evening closes the days after the evenings", () => {
  expect(holidayDates(told("2027-06-06 00:00:00 -0600", 24))).toEqual(["2027-06-06"])
  expect(holidayDates(told("2027-03-09 00:00:00 -0600", 72))).toEqual([
    "2027-03-09",
    "2027-03-10",
    "2027-03-11",
  ])
})

test("several days close each of them, over the year's end too", () => {
  expect(holidayDates(told("2027-12-31 00:00:00", 48))).toEqual(["2027-12-31", "2028-01-01"])
})

test("half a day closes none, and what is no date closes none", () => {
  expect(holidayDates(told("2027-03-08 12:00:00", 12))).toEqual([])
  expect(holidayDates(told("2027-12-24 14:00:00", 10))).toEqual([])
  expect(holidayDates(told("2027-12-24 00:00:00", 12))).toEqual([])
  expect(holidayDates(told("soon", 24))).toEqual([])
})

test("two holidays on one date share it, and the same one is named once", () => {
  const names = namesByDate([
    told("2027-05-01 00:00:00", 24, "Labour Day"),
    told("2027-05-01 00:00:00", 24, "Ascension Day"),
    told("2027-05-01 00:00:00", 24, "Labour Day"),
  ])
  expect([...names]).toEqual([["2027-05-01", "Labour Day, Ascension Day"]])
})
