import { describe, expect, it } from "vitest"

import { at, spans, obstaclesAt, type WhyCase } from "./ask-why.testing.ts"
import { host } from "./example.testing.ts"

const CASES: WhyCase[] = [
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
    why: "a meeting that was begun with fewer seats than the page sells now",
    time: "11:00",
    given: {
      rules: { capacity: 3 },
      meetings: [{ ...spans("11:00", "12:00"), hostIds: ["ada"], seatsTaken: 1, capacity: 1 }],
    },
    answer: [{ rule: "full", capacity: 1, seatsTaken: 1, pageCapacity: 3 }],
  },
]

describe("why a taken time is not offered", () => {
  for (const { why, time, given, answer } of CASES)
    it(`names ${why}`, () => {
      expect(obstaclesAt(time, given)).toEqual({ ada: answer })
    })
})
