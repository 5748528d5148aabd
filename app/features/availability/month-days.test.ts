import { describe, expect, it } from "vitest"

import { availability } from "./availability.ts"
import { EVERY_DAY, example, host, hours } from "./example.testing.ts"
import { monthDays, monthRange } from "./month-days.ts"
import { withNothingTaken } from "./with-nothing-taken.ts"

/** A host in Berlin, open all day on Fridays and from 22:00 to 24:00 otherwise, seen over a month of a zone. */
function monthIn(timeZone: string, month: string) {
  const range = monthRange(month, timeZone, 60)
  const input = example({
    from: new Date(range.from).toISOString(),
    to: new Date(range.to).toISOString(),
    hosts: [host({ weeklyHours: [...hours([5], "00:00-24:00"), ...hours([2], "22:00-24:00")] })],
  })
  return monthDays(availability(input), month, timeZone)
}

describe("a month's days in the client's zone", () => {
  it("holds each date once, open where slots start and closed elsewhere", () => {
    const days = monthIn("Europe/Berlin", "2027-02")
    expect(days.map((day) => day.date)).toEqual(
      Array.from({ length: 28 }, (_, index) => `2027-02-${String(index + 1).padStart(2, "0")}`),
    )
    const open = days.filter((day) => day.state === "open")
    expect(open.map((day) => [day.date.slice(8), day.slots.length])).toEqual([
      ["02", 2],
      ["05", 24],
      ["09", 2],
      ["12", 24],
      ["16", 2],
      ["19", 24],
      ["23", 2],
      ["26", 24],
    ])
  })

  it("puts a slot under the date at which it starts for the client", () => {
    const open = monthIn("Pacific/Kiritimati", "2027-02").filter((day) => day.slots.length === 2)
    expect(open.map((day) => day.date)).toEqual([
      "2027-02-03",
      "2027-02-10",
      "2027-02-17",
      "2027-02-24",
    ])
  })

  it("keeps the month's last slot although it ends in the next month", () => {
    const range = monthRange("2027-04", "Europe/Berlin", 60)
    const input = example({
      from: new Date(range.from).toISOString(),
      to: new Date(range.to).toISOString(),
      hosts: [host({ weeklyHours: hours(EVERY_DAY, "00:00-24:00") })],
      rules: { incrementMinutes: 30 },
    })
    const days = monthDays(availability(input), "2027-04", "Europe/Berlin")
    expect(days).toHaveLength(30)
    expect(days.every((day) => day.slots.length === 48)).toBe(true)
  })

  it("shows 23 hours on the day the client's clock springs forward", () => {
    const range = monthRange("2027-03", "Europe/Berlin", 60)
    expect((range.to - range.from) / 3_600_000).toBe(31 * 24 - 1 + 1)
  })

  it("leaves out the date that the client's zone skipped", () => {
    const dates = monthIn("Pacific/Apia", "2011-12").map((day) => day.date)
    expect(dates).toHaveLength(30)
    expect(dates).not.toContain("2011-12-30")
  })

  describe("tells a day that is full from one that is closed", () => {
    const nineToFive = { weeklyHours: hours([1, 2, 3, 4, 5], "09:00-10:00") }
    const at = (text: string) => Date.parse(text)
    const nine = at("2027-02-10T08:00:00Z")
    const taken = [nine, nine + 3_600_000] as const
    const cases: [string, Partial<Parameters<typeof example>[0]>, string][] = [
      ["nothing is taken", { hosts: [host(nineToFive)] }, "open"],
      ["everything is taken", { hosts: [host({ ...nineToFive, busy: [taken] })] }, "full"],
      [
        "the day's limit is reached elsewhere on it",
        {
          hosts: [host({ ...nineToFive, bookedAt: [at("2027-02-10T15:00:00Z")] })],
          rules: { limits: { perDay: 1 } },
        },
        "full",
      ],
      [
        "all seats are taken",
        {
          hosts: [host({ ...nineToFive, id: "ada" })],
          rules: { capacity: 2 },
          meetings: [{ startsAt: nine, endsAt: nine + 3_600_000, hostIds: ["ada"], seatsTaken: 2 }],
        },
        "full",
      ],
      ["nobody works", { hosts: [host({ weeklyHours: hours([5], "09:00-10:00") })] }, "closed"],
      [
        "the day is closed by an override, busy or not",
        {
          hosts: [
            host({
              ...nineToFive,
              overrides: [{ date: "2027-02-10", ranges: [] }],
              busy: [taken],
            }),
          ],
        },
        "closed",
      ],
      [
        "it lies before notice",
        {
          now: "2027-02-09T12:00:00Z",
          hosts: [host({ ...nineToFive, busy: [taken] })],
          rules: { notice: { kind: "days", days: 2 } },
        },
        "closed",
      ],
      [
        "it lies beyond the window",
        {
          now: "2027-02-01T12:00:00Z",
          hosts: [host({ ...nineToFive, busy: [taken] })],
          rules: { window: { kind: "rolling", days: 3 } },
        },
        "closed",
      ],
      [
        "one of all who must come is away for good",
        {
          hostChoice: "collective",
          hosts: [
            host({ ...nineToFive, id: "ada" }),
            host({ id: "ben", weeklyHours: hours([1], "09:00-10:00") }),
          ],
        },
        "closed",
      ],
    ]
    it.each(cases)("when %s", (_, change, state) => {
      const range = monthRange("2027-02", "Europe/Berlin", 60)
      const input = example({
        from: new Date(range.from).toISOString(),
        to: new Date(range.to).toISOString(),
        ...change,
      })
      const days = monthDays(availability(input), "2027-02", "Europe/Berlin", {
        ifNothingTaken: availability({ ...input, ...withNothingTaken(input) }),
      })
      expect(days.find(({ date }) => date === "2027-02-10")?.state).toBe(state)
    })
  })

  it("refuses what is no month", () => {
    for (const month of ["2027-13", "2027-00", "2027", "27-01", "2027-1", ""])
      expect(() => monthRange(month, "UTC", 60)).toThrow(RangeError)
  })
})
