import { describe, expect, it } from "vitest"

import { at, obstaclesAt, type WhyCase } from "./ask-why.testing.ts"
import { EVERY_DAY, host, hours, hoursRange } from "./example.testing.ts"

const half = { incrementMinutes: 30 }
const nineToFive = [hoursRange("09:00-17:00")]
const closed = { overrides: [{ date: "2027-06-15", ranges: [] }] }

const CASES: WhyCase[] = [
  {
    why: "an override that closes the date",
    time: "10:00",
    given: { hosts: [host(closed)] },
    answer: [{ rule: "override", date: "2027-06-15", ranges: [], outsideAt: at("10:00") }],
  },
  {
    why: "an override with other hours, from where they end",
    time: "10:30",
    given: {
      rules: half,
      hosts: [host({ overrides: [{ date: "2027-06-15", ranges: [hoursRange("10:00-11:00")] }] })],
    },
    answer: [
      {
        rule: "override",
        date: "2027-06-15",
        ranges: [hoursRange("10:00-11:00")],
        outsideAt: at("11:00"),
      },
    ],
  },
  {
    why: "the evening's override, for hours that would have run over midnight",
    time: "2027-06-16T00:00+02:00",
    given: { hosts: [host({ weeklyHours: hours(EVERY_DAY, "22:00-02:00"), ...closed })] },
    answer: [
      {
        rule: "override",
        date: "2027-06-15",
        ranges: [],
        outsideAt: at("2027-06-16T00:00+02:00"),
      },
    ],
  },
  {
    why: "the next date's override, for a slot that runs into it",
    time: "2027-06-14T23:30+02:00",
    given: {
      rules: half,
      hosts: [host({ weeklyHours: hours(EVERY_DAY, "00:00-24:00"), ...closed })],
    },
    answer: [{ rule: "override", date: "2027-06-15", ranges: [], outsideAt: at("00:00") }],
  },
  {
    why: "the weekly hours, not an override that has nothing to do with it",
    time: "08:00",
    given: { hosts: [host({ overrides: [{ date: "2027-06-14", ranges: [] }] })] },
    answer: [
      {
        rule: "outside-hours",
        date: "2027-06-15",
        weekday: 2,
        ranges: nineToFive,
        outsideAt: at("08:00"),
      },
    ],
  },
  {
    why: "the weekly hours, when only the end sticks out",
    time: "16:30",
    given: { rules: half },
    answer: [
      {
        rule: "outside-hours",
        date: "2027-06-15",
        weekday: 2,
        ranges: nineToFive,
        outsideAt: at("17:00"),
      },
    ],
  },
  {
    why: "a weekday without hours",
    time: "2027-06-20T10:00+02:00",
    answer: [
      {
        rule: "outside-hours",
        date: "2027-06-20",
        weekday: 7,
        ranges: [],
        outsideAt: at("2027-06-20T10:00+02:00"),
      },
    ],
  },
]

describe("why a time outside the hours is not offered", () => {
  for (const { why, time, given, answer } of CASES)
    it(`names ${why}`, () => {
      expect(obstaclesAt(time, given)).toEqual({ ada: answer })
    })
})
