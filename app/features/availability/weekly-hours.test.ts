import { describe, expect, it } from "vitest"

import { hours, instant } from "./example.testing.ts"
import { openHours } from "./weekly-hours.ts"
import { readZoneOffsets } from "./zone-offsets.ts"

function opening(timeZone: string, weekdays: number[], range: string, from: string, to: string) {
  const [start, end] = [instant(from), instant(to)]
  const zone = readZoneOffsets(timeZone, start - 30 * 86_400_000, end + 30 * 86_400_000)
  const ranges = openHours({ weeklyHours: hours(weekdays, range) }, zone, start, end)
  return ranges.filter((edge, index) => (index % 2 === 0 ? ranges[index + 1]! : edge) > start)
}

describe("weekly hours", () => {
  it("last a whole day when they end at the minute they start", () => {
    expect(
      opening(
        "Europe/Berlin",
        [2],
        "09:00-09:00",
        "2027-06-15T00:00+02:00",
        "2027-06-16T00:00+02:00",
      ),
    ).toEqual([instant("2027-06-15T09:00+02:00"), instant("2027-06-16T09:00+02:00")])
  })

  it("become one range where one day's end touches the next day's start", () => {
    expect(
      opening(
        "Europe/Berlin",
        [1, 2],
        "00:00-24:00",
        "2027-06-15T12:00+02:00",
        "2027-06-15T13:00+02:00",
      ),
    ).toEqual([instant("2027-06-14T00:00+02:00"), instant("2027-06-16T00:00+02:00")])
  })

  it("reach over a date the zone skipped from the evening two dates before", () => {
    expect(
      opening(
        "Pacific/Apia",
        [4],
        "22:00-02:00",
        "2011-12-31T00:30+14:00",
        "2011-12-31T12:00+14:00",
      ),
    ).toEqual([instant("2011-12-29T22:00-10:00"), instant("2011-12-31T02:00+14:00")])
  })

  it("ignore a weekday that is none", () => {
    expect(
      opening("UTC", [0, 8, -1], "09:00-17:00", "2027-06-14T00:00Z", "2027-06-21T00:00Z"),
    ).toEqual([])
  })
})
