import { describe, expect, it } from "vitest"

import { at, spans, obstaclesAt, type WhyCase } from "./ask-why.testing.ts"
import { example, host } from "./example.testing.ts"
import { whyNotOffered } from "./why-not.ts"

const closed = { overrides: [{ date: "2027-06-15", ranges: [] }] }

const CASES: WhyCase[] = [
  { why: "nothing, for an offered time", time: "09:00", answer: [] },
  {
    why: "the past, with the time it is",
    time: "2027-06-14T11:00+02:00",
    answer: [{ rule: "in-the-past", now: at("2027-06-14T12:00+02:00") }],
  },
  {
    why: "the notice in minutes, with the first start it lets through",
    time: "10:00",
    given: { rules: { notice: { kind: "minutes", minutes: 24 * 60 } } },
    answer: [
      { rule: "notice", notice: { kind: "minutes", minutes: 1440 }, firstStartsAt: at("12:00") },
    ],
  },
  {
    why: "the notice in days, with the midnight that ends it",
    time: "10:00",
    given: { rules: { notice: { kind: "days", days: 2 } } },
    answer: [
      {
        rule: "notice",
        notice: { kind: "days", days: 2 },
        firstStartsAt: at("2027-06-16T00:00+02:00"),
      },
    ],
  },
  {
    why: "a rolling window, with its last date",
    time: "10:00",
    given: { rules: { window: { kind: "rolling", days: 0 } } },
    answer: [
      {
        rule: "window",
        window: { kind: "rolling", days: 0 },
        firstDate: null,
        lastDate: "2027-06-14",
      },
    ],
  },
  {
    why: "a window of dates, with both",
    time: "10:00",
    given: { rules: { window: { kind: "dates", from: "2027-06-16", until: "2027-06-20" } } },
    answer: [
      {
        rule: "window",
        window: { kind: "dates", from: "2027-06-16", until: "2027-06-20" },
        firstDate: "2027-06-16",
        lastDate: "2027-06-20",
      },
    ],
  },
  { why: "the grid", time: "09:30", answer: [{ rule: "off-grid", gridMinutes: 60 }] },
  {
    why: "every limit that is reached, with its count and its dates",
    time: "11:00",
    given: {
      rules: { limits: { perDay: 1, perWeek: 3, perMonth: 2 } },
      hosts: [host({ bookedAt: [at("09:00"), at("2027-06-18T09:00+02:00")] })],
    },
    answer: [
      {
        rule: "limit",
        period: "day",
        limit: 1,
        booked: 1,
        firstDate: "2027-06-15",
        lastDate: "2027-06-15",
      },
      {
        rule: "limit",
        period: "month",
        limit: 2,
        booked: 2,
        firstDate: "2027-06-01",
        lastDate: "2027-06-30",
      },
    ],
  },
  {
    why: "the limit of an ISO week",
    time: "11:00",
    given: {
      rules: { limits: { perWeek: 0 } },
    },
    answer: [
      {
        rule: "limit",
        period: "week",
        limit: 0,
        booked: 0,
        firstDate: "2027-06-14",
        lastDate: "2027-06-20",
      },
    ],
  },
  {
    why: "the increment, with the start it counts from",
    time: "10:15",
    given: { rules: { incrementMinutes: 45 } },
    answer: [
      {
        rule: "increment",
        incrementMinutes: 45,
        firstStartsAt: at("09:00"),
        previousStartsAt: at("09:45"),
      },
    ],
  },
  {
    why: "the increment, with the start of the stretch before that keeps this one waiting",
    time: "10:15",
    given: {
      rules: { incrementMinutes: 45, durationMinutes: 15 },
      hosts: [host({ busy: [[at("10:00"), at("10:15")]] })],
    },
    answer: [
      {
        rule: "increment",
        incrementMinutes: 45,
        firstStartsAt: null,
        previousStartsAt: at("09:45"),
      },
    ],
  },
  {
    why: "every rule that stands in the way at once, in the rules' order",
    time: "18:30",
    given: {
      rules: {
        notice: { kind: "days", days: 2 },
        window: { kind: "rolling", days: 0 },
        limits: { perDay: 0 },
      },
      hosts: [host({ ...closed, busy: [[at("18:00"), at("19:00")]] })],
    },
    answer: [
      {
        rule: "notice",
        notice: { kind: "days", days: 2 },
        firstStartsAt: at("2027-06-16T00:00+02:00"),
      },
      {
        rule: "window",
        window: { kind: "rolling", days: 0 },
        firstDate: null,
        lastDate: "2027-06-14",
      },
      { rule: "override", date: "2027-06-15", ranges: [], outsideAt: at("18:30") },
      { rule: "off-grid", gridMinutes: 60 },
      { rule: "busy", ...spans("18:00", "19:00"), source: null },
      {
        rule: "limit",
        period: "day",
        limit: 0,
        booked: 0,
        firstDate: "2027-06-15",
        lastDate: "2027-06-15",
      },
    ],
  },
]

describe("why a time is not offered", () => {
  for (const { why, time, given, answer } of CASES)
    it(`names ${why}`, () => {
      expect(obstaclesAt(time, given)).toEqual({ ada: answer })
    })

  it("is that no clock reaches so far, for a time that is none too", () => {
    for (const startsAt of [NaN, Infinity, -Infinity, 8.64e15])
      expect(
        whyNotOffered(example({ from: "2027-06-15", to: "2027-06-16" }), startsAt).hosts,
      ).toEqual([{ hostId: "ada", obstacles: [{ rule: "too-far" }] }])
  })
})
