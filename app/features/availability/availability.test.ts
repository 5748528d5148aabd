import { describe, expect, it } from "vitest"

import { availability } from "./availability.ts"
import {
  EVERY_DAY,
  example,
  host,
  hours,
  instant,
  localStarts,
  localTimes,
} from "./example.testing.ts"

/** Tuesday 2027-06-15 in Berlin, UTC+2. */
const TUESDAY = { from: "2027-06-15T00:00+02:00", to: "2027-06-16T00:00+02:00" }

/** What Berlin's clock says at the starts of an example on that Tuesday. */
function tuesday(given: Partial<Parameters<typeof example>[0]>): string[] {
  return localTimes(availability(example({ ...TUESDAY, ...given })), "Europe/Berlin")
}

function busy(...ranges: string[]): [number, number][] {
  return ranges.map((range) => {
    const [start, end] = range.split("-")
    return [instant(`2027-06-15T${start}+02:00`), instant(`2027-06-15T${end}+02:00`)]
  })
}

describe("availability by hours", () => {
  it("fills working hours with slots that end with them", () => {
    expect(tuesday({ rules: { durationMinutes: 120, incrementMinutes: 60 } })).toEqual([
      "09:00",
      "10:00",
      "11:00",
      "12:00",
      "13:00",
      "14:00",
      "15:00",
    ])
  })

  it("gives start, end and the one host", () => {
    expect(availability(example({ ...TUESDAY, to: "2027-06-15T10:00+02:00" }))).toEqual([
      {
        startsAt: instant("2027-06-15T09:00+02:00"),
        endsAt: instant("2027-06-15T10:00+02:00"),
        hosts: ["ada"],
      },
    ])
  })

  it("closes a date by an override without hours, and only what begins on it", () => {
    const slots = availability(
      example({
        from: "2027-06-15T12:00+02:00",
        to: "2027-06-18T00:00+02:00",
        hosts: [
          host({
            weeklyHours: hours(EVERY_DAY, "22:00-01:00"),
            overrides: [{ date: "2027-06-16", ranges: [] }],
          }),
        ],
      }),
    )
    expect(localStarts(slots, "Europe/Berlin")).toEqual([
      "2027-06-15 22:00",
      "2027-06-15 23:00",
      "2027-06-16 00:00",
      "2027-06-17 22:00",
      "2027-06-17 23:00",
    ])
  })

  it("replaces a date's hours by an override's ranges, which add up and merge", () => {
    const range = (start: number, end: number) => ({ startMinute: start * 60, endMinute: end * 60 })
    expect(
      tuesday({
        hosts: [
          host({
            overrides: [
              { date: "2027-06-15", ranges: [range(18, 19), range(6, 7)] },
              { date: "2027-06-15", ranges: [range(19, 20)] },
            ],
          }),
        ],
        rules: { durationMinutes: 60, incrementMinutes: 30 },
      }),
    ).toEqual(["06:00", "18:00", "18:30", "19:00"])
  })

  it("offers nothing for an empty or reversed range", () => {
    const input = example(TUESDAY)
    expect(availability({ ...input, to: input.from })).toEqual([])
    expect(availability({ ...input, to: input.from - 1 })).toEqual([])
  })

  it("refuses lengths that no grid can be made of, and zones nobody knows", () => {
    for (const minutes of [0, -15, 1.5, NaN]) {
      expect(() => tuesday({ rules: { incrementMinutes: minutes } })).toThrow(RangeError)
      expect(() => tuesday({ rules: { durationMinutes: minutes } })).toThrow(RangeError)
    }
    expect(() => tuesday({ hosts: [host({ timeZone: "Mars/Olympus" })] })).toThrow(RangeError)
  })
})

describe("availability around busy times", () => {
  it("lets slots touch a busy time, and starts again with it", () => {
    expect(tuesday({ hosts: [host({ busy: busy("10:00-11:00", "13:00-16:00") })] })).toEqual([
      "09:00",
      "11:00",
      "12:00",
      "16:00",
    ])
  })

  it("keeps the page's buffers free of busy times, and lets them stick out of the hours", () => {
    const rules = { bufferBeforeMinutes: 15, bufferAfterMinutes: 30, incrementMinutes: 15 }
    const times = tuesday({ hosts: [host({ busy: busy("12:00-13:00") })], rules })
    expect(times[0]).toBe("09:00")
    expect(times.filter((time) => time >= "10:00" && time <= "13:30")).toEqual([
      "10:00",
      "10:15",
      "10:30",
      "13:15",
      "13:30",
    ])
    expect(times.at(-1)).toBe("16:00")
  })

  it("ignores a busy time that has no length", () => {
    const rules = { bufferBeforeMinutes: 30, bufferAfterMinutes: 30 }
    const hosts = [host({ busy: busy("12:00-12:00") })]
    expect(tuesday({ hosts, rules })).toEqual(tuesday({ rules }))
  })
})

describe("availability by notice and window", () => {
  it("starts no sooner than now plus the notice, without moving the grid", () => {
    const times = tuesday({
      now: "2027-06-15T09:10+02:00",
      rules: { notice: { kind: "minutes", minutes: 90 }, incrementMinutes: 45 },
    })
    expect(times).toEqual(["11:15", "12:00", "12:45", "13:30", "14:15", "15:00", "15:45"])
  })

  it("counts notice in days and a rolling window by the schedule's calendar, also late at night", () => {
    const input = example({
      from: "2027-06-14T00:00+02:00",
      to: "2027-06-26T00:00+02:00",
      now: "2027-06-14T23:30+02:00",
      hosts: [host({ weeklyHours: hours(EVERY_DAY, "00:00-01:00", "23:00-24:00") })],
      rules: { notice: { kind: "days", days: 1 }, window: { kind: "rolling", days: 2 } },
    })
    expect(localStarts(availability(input), "Europe/Berlin")).toEqual([
      "2027-06-15 00:00",
      "2027-06-15 23:00",
      "2027-06-16 00:00",
      "2027-06-16 23:00",
    ])
  })

  it("offers both edges of a window of dates", () => {
    const input = example({
      from: "2027-06-14T00:00+02:00",
      to: "2027-06-19T00:00+02:00",
      hosts: [host({ weeklyHours: hours(EVERY_DAY, "09:00-10:00") })],
      rules: { window: { kind: "dates", from: "2027-06-15", until: "2027-06-16" } },
    })
    expect(localStarts(availability(input), "Europe/Berlin")).toEqual([
      "2027-06-15 09:00",
      "2027-06-16 09:00",
    ])
  })

  it("never offers the past, even without notice", () => {
    expect(tuesday({ now: "2027-06-15T15:00:00.001+02:00" })).toEqual(["16:00"])
    expect(
      tuesday({ now: "2027-06-15T15:01+02:00", rules: { notice: { kind: "days", days: 0 } } }),
    ).toEqual(["16:00"])
  })

  it("shifts nothing but the first day when the notice ends on the day the clock changes", () => {
    const slotsWith = (days: number) =>
      availability(
        example({
          from: "2027-03-20T00:00+01:00",
          to: "2027-04-10T00:00+02:00",
          now: "2027-03-21T12:00+01:00",
          hosts: [host({ weeklyHours: hours(EVERY_DAY, "09:00-17:00") })],
          rules: { notice: { kind: "minutes", minutes: days * 1440 } },
        }),
      )
    const after = instant("2027-03-30T00:00+02:00")
    const later = (days: number) => slotsWith(days).filter((slot) => slot.startsAt >= after)
    expect(later(7)).toEqual(later(6))
    expect(later(7)).toEqual(later(8))
    expect(later(7).length).toBeGreaterThan(80)
  })
})

describe("availability on the grid", () => {
  it("rounds the first start up to a whole minute and to the grid", () => {
    const hosts = [
      host({
        busy: [[instant("2027-06-15T09:00+02:00"), instant("2027-06-15T14:07:00.500+02:00")]],
      }),
    ]
    expect(tuesday({ hosts, rules: { durationMinutes: 30, incrementMinutes: 15 } })[0]).toBe(
      "14:15",
    )
    expect(tuesday({ hosts, rules: { durationMinutes: 30, incrementMinutes: 50 } })[0]).toBe(
      "14:10",
    )
    expect(tuesday({ hosts, rules: { durationMinutes: 30, incrementMinutes: 7 } })[0]).toBe("14:08")
  })

  it("keeps one increment between the last start before a busy time and the first after it", () => {
    const hosts = [host({ busy: busy("11:20-11:30") })]
    expect(tuesday({ hosts, rules: { durationMinutes: 30, incrementMinutes: 45 } })).toEqual([
      "09:00",
      "09:45",
      "10:30",
      "11:30",
      "12:15",
      "13:00",
      "13:45",
      "14:30",
      "15:15",
      "16:00",
    ])
    const short = [host({ busy: busy("10:50-10:55") })]
    expect(
      tuesday({ hosts: short, rules: { durationMinutes: 20, incrementMinutes: 45 } }).slice(0, 4),
    ).toEqual(["09:00", "09:45", "10:30", "11:15"])
  })

  it("counts a range that has run on past Monday midnight from there", () => {
    const slots = availability(
      example({
        from: "2027-06-13T22:00+02:00",
        to: "2027-06-14T02:00+02:00",
        hosts: [host({ weeklyHours: hours(EVERY_DAY, "00:00-24:00") })],
        rules: { durationMinutes: 30, incrementMinutes: 50 },
      }),
    )
    // Sunday's starts hang on the Monday before it: 201 steps of 50 minutes reach 23:30.
    expect(localTimes(slots, "Europe/Berlin")).toEqual(["22:40", "23:30", "00:00", "00:50"])
  })
})
