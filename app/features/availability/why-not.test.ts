import { describe, expect, it } from "vitest"

import { EVERY_DAY, example, host, hours, hoursRange, instant } from "./example.testing.ts"
import type { Obstacle } from "./obstacles.ts"
import { whyNotOffered } from "./why-not.ts"

type Given = Partial<Parameters<typeof example>[0]>

const at = (time: string) => instant(time.length > 5 ? time : `2027-06-15T${time}+02:00`)

/** Asks about a start on Tuesday 2027-06-15 in Berlin, of a page open 9 to 17; it is Monday noon. */
function ask(time: string, given: Given = {}) {
  return whyNotOffered(
    example({
      from: "2027-06-15T00:00+02:00",
      to: "2027-06-16T00:00+02:00",
      now: "2027-06-14T12:00+02:00",
      ...given,
    }),
    at(time),
  )
}

/** What stands in the way of each host. */
function obstacles(time: string, given: Given = {}) {
  const { isOffered, hosts } = ask(time, given)
  expect(isOffered).toBe(hosts.some((answer) => answer.obstacles.length === 0))
  return Object.fromEntries(hosts.map(({ hostId, obstacles }) => [hostId, obstacles]))
}

const half = { incrementMinutes: 30 }
const nineToFive = [hoursRange("09:00-17:00")]
const spans = (start: string, end: string) => ({ startsAt: at(start), endsAt: at(end) })
const closed = { overrides: [{ date: "2027-06-15", ranges: [] }] }

const CASES: { why: string; time: string; given?: Given; answer: Obstacle[] }[] = [
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
  { why: "the grid", time: "09:30", answer: [{ rule: "off-grid", gridMinutes: 60 }] },
  {
    why: "a calendar's busy time and another booking, in order of time, each with its source",
    time: "11:00",
    given: {
      hosts: [
        host({
          busy: [
            [at("11:30"), at("12:30")],
            [at("14:00"), at("15:00")],
            [at("10:30"), at("11:30")],
          ],
          busySources: [{ kind: "booking", id: "b-1" }, null, { kind: "calendar", id: "c-1" }],
        }),
      ],
    },
    answer: [
      { rule: "busy", ...spans("10:30", "11:30"), source: { kind: "calendar", id: "c-1" } },
      { rule: "busy", ...spans("11:30", "12:30"), source: { kind: "booking", id: "b-1" } },
    ],
  },
  {
    why: "the page's own buffers, before and after",
    time: "11:00",
    given: {
      rules: { bufferBeforeMinutes: 10, bufferAfterMinutes: 5 },
      hosts: [
        host({
          busy: [
            [at("10:00"), at("10:51")],
            [at("12:04"), at("13:00")],
          ],
        }),
      ],
    },
    answer: [
      { rule: "buffer", of: "page", ...spans("10:00", "10:51"), source: null },
      { rule: "buffer", of: "page", ...spans("12:04", "13:00"), source: null },
    ],
  },
  {
    why: "the other booking's buffer",
    time: "11:00",
    given: {
      hosts: [
        host({
          busy: [[at("09:45"), at("11:15")]],
          busySources: [{ kind: "hold", ...spans("10:00", "11:00") }],
        }),
      ],
    },
    answer: [
      {
        rule: "buffer",
        of: "booking",
        ...spans("09:45", "11:15"),
        source: { kind: "hold", ...spans("10:00", "11:00") },
      },
    ],
  },
  {
    why: "a meeting at another start, once, although it is listed as busy too",
    time: "11:00",
    given: {
      rules: { capacity: 3 },
      meetings: [{ ...spans("10:00", "11:01"), hostIds: ["ada"], seatsTaken: 1 }],
      hosts: [
        host({ busy: [[at("10:00"), at("11:10")]], busySources: [{ kind: "booking", id: "b-1" }] }),
      ],
    },
    answer: [{ rule: "busy", ...spans("10:00", "11:10"), source: { kind: "booking", id: "b-1" } }],
  },
  {
    why: "a meeting at another start that is not listed as busy",
    time: "11:00",
    given: { meetings: [{ ...spans("10:00", "11:01"), hostIds: ["ada"], seatsTaken: 1 }] },
    answer: [{ rule: "busy", ...spans("10:00", "11:01"), source: { kind: "booking" } }],
  },
  {
    why: "a meeting whose seats are gone, and not that it is busy",
    time: "11:00",
    given: {
      rules: { capacity: 3 },
      meetings: [{ ...spans("11:00", "12:00"), hostIds: ["ada"], seatsTaken: 3 }],
    },
    answer: [{ rule: "full", capacity: 3, seatsTaken: 3 }],
  },
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

describe("why one host's time is not offered", () => {
  for (const { why, time, given, answer } of CASES)
    it(`names ${why}`, () => {
      expect(obstacles(time, given)).toEqual({ ada: answer })
    })

  it("is that no clock reaches so far, for a time that is none too", () => {
    for (const startsAt of [NaN, Infinity, -Infinity, 8.64e15])
      expect(
        whyNotOffered(example({ from: "2027-06-15", to: "2027-06-16" }), startsAt).hosts,
      ).toEqual([{ hostId: "ada", obstacles: [{ rule: "too-far" }] }])
  })
})

describe("why a team's time is not offered", () => {
  const ada = host()
  const bob = host({ id: "bob", busy: [[at("11:00"), at("12:00")]] })
  const cem = host({ id: "cem", weeklyHours: hours([1], "09:00-17:00") })
  const busy: Obstacle = { rule: "busy", ...spans("11:00", "12:00"), source: null }
  const rulesOf = (time: string, given: Given) =>
    Object.fromEntries(
      Object.entries(obstacles(time, given)).map(([id, list]) => [id, list.map((o) => o.rule)]),
    )

  it("is told for every host of a round robin, and nothing of a host who could take it", () => {
    const hosts = [bob, cem]
    expect(rulesOf("11:00", { hosts, hostChoice: "round-robin" })).toEqual({
      bob: ["busy"],
      cem: ["outside-hours"],
    })
    expect(rulesOf("12:00", { hosts, hostChoice: "round-robin" })).toEqual({
      bob: [],
      cem: ["outside-hours"],
    })
  })

  it("names the hosts whom a free one waits for in a collective", () => {
    expect(obstacles("11:00", { hosts: [ada, bob], hostChoice: "collective" })).toEqual({
      ada: [{ rule: "other-host", hostIds: ["bob"], needed: "all" }],
      bob: [busy],
    })
  })

  it("names a fixed host whom the others wait for, or the others of whom one is needed", () => {
    const fixed = (one: typeof ada) => ({ ...one, isFixed: true })
    expect(obstacles("11:00", { hosts: [fixed(bob), ada], hostChoice: "round-robin" })).toEqual({
      bob: [busy],
      ada: [{ rule: "other-host", hostIds: ["bob"], needed: "all" }],
    })
    const eve = host({ id: "eve", busy: bob.busy })
    expect(
      obstacles("11:00", { hosts: [fixed(ada), bob, eve], hostChoice: "client-picks" }),
    ).toEqual({
      ada: [{ rule: "other-host", hostIds: ["bob", "eve"], needed: "one" }],
      bob: [busy],
      eve: [busy],
    })
    expect(
      obstacles("12:00", { hosts: [fixed(ada), bob, cem], hostChoice: "round-robin" }),
    ).toEqual({ ada: [], bob: [], cem: [expect.objectContaining({ rule: "outside-hours" })] })
  })

  it("asks nobody but the first host of a page with one, and nobody at all without hosts", () => {
    expect(Object.keys(obstacles("11:00", { hosts: [ada, bob] }))).toEqual(["ada"])
    expect(ask("11:00", { hosts: [] })).toEqual({
      ...spans("11:00", "12:00"),
      isOffered: false,
      hosts: [],
    })
  })

  it("tells notice and window by the first host's clock", () => {
    const tokyo = host({
      id: "tomo",
      timeZone: "Asia/Tokyo",
      weeklyHours: hours(EVERY_DAY, "00:00-24:00"),
    })
    const given: Given = {
      now: "2027-06-14T20:00+02:00",
      rules: { notice: { kind: "days", days: 1 } },
      hosts: [host({ weeklyHours: hours(EVERY_DAY, "00:00-24:00") }), tokyo],
    }
    const time = "2027-06-15T10:00+02:00"
    expect(rulesOf(time, { ...given, hostChoice: "collective" })).toEqual({ ada: [], tomo: [] })
    expect(rulesOf(time, { ...given, hostChoice: "round-robin" })).toEqual({
      ada: [],
      tomo: ["notice"],
    })
  })
})
