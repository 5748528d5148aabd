import { describe, expect, it } from "vitest"

import { example, host, hours, instant } from "./example.testing.ts"
import { mayTake } from "./may-take.ts"

/** Asks for a start on Tuesday 2027-06-15 in Berlin, of a page open 9 to 17. */
function ask(time: string, given: Partial<Parameters<typeof example>[0]> = {}) {
  const verdict = mayTake(
    example({
      from: "2027-06-15T00:00+02:00",
      to: "2027-06-16T00:00+02:00",
      now: "2027-06-14T12:00+02:00",
      ...given,
    }),
    instant(time.length > 5 ? time : `2027-06-15T${time}+02:00`),
  )
  return verdict.ok ? verdict.hosts : verdict.reason
}

const at = (time: string) => instant(`2027-06-15T${time}+02:00`)

describe("taking a slot", () => {
  it("is granted for a free time inside the hours, and names the host", () => {
    expect(ask("09:00")).toEqual(["ada"])
    expect(ask("16:00")).toEqual(["ada"])
  })

  it("is refused outside the hours, also when only the end sticks out", () => {
    expect(ask("08:00")).toBe("outside-hours")
    expect(ask("16:30", { rules: { incrementMinutes: 30 } })).toBe("outside-hours")
    expect(ask("2027-06-19T10:00+02:00")).toBe("outside-hours")
  })

  it("is refused off the grid, but not for another phase of the increment", () => {
    expect(ask("09:30")).toBe("off-grid")
    expect(ask("2027-06-15T09:00:01+02:00")).toBe("off-grid")
    expect(ask("09:15", { rules: { incrementMinutes: 45 } })).toEqual(["ada"])
    expect(ask("09:20", { rules: { incrementMinutes: 45 } })).toBe("off-grid")
  })

  it("is refused when the host is busy, buffers of the page included", () => {
    const hosts = [host({ busy: [[at("11:00"), at("12:00")]] })]
    expect(ask("10:00", { hosts })).toEqual(["ada"])
    expect(ask("11:00", { hosts })).toBe("busy")
    expect(ask("12:00", { hosts })).toEqual(["ada"])
    expect(ask("10:00", { hosts, rules: { bufferAfterMinutes: 1 } })).toBe("busy")
    expect(ask("12:00", { hosts, rules: { bufferBeforeMinutes: 1 } })).toBe("busy")
  })

  it("is refused in the past, within the notice and beyond the window", () => {
    const now = "2027-06-15T10:00:01+02:00"
    expect(ask("10:00", { now })).toBe("in-the-past")
    expect(ask("11:00", { now, rules: { notice: { kind: "minutes", minutes: 60 } } })).toBe(
      "notice",
    )
    expect(ask("12:00", { now, rules: { notice: { kind: "minutes", minutes: 60 } } })).toEqual([
      "ada",
    ])
    expect(ask("16:00", { now, rules: { notice: { kind: "days", days: 1 } } })).toBe("notice")
    expect(
      ask("2027-06-17T10:00+02:00", { now, rules: { window: { kind: "rolling", days: 1 } } }),
    ).toBe("window")
  })

  it("is refused when the host's limit is reached", () => {
    const hosts = [host({ bookedAt: [at("09:00")] })]
    expect(ask("12:00", { hosts, rules: { limits: { perWeek: 1 } } })).toBe("limit")
    expect(ask("12:00", { hosts, rules: { limits: { perWeek: 2 } } })).toEqual(["ada"])
  })

  it("is granted for a seat of a meeting, also after the hours have changed, until it is full", () => {
    const meetings = (seatsTaken: number) => [
      { startsAt: at("07:10"), endsAt: at("08:10"), hostIds: ["ada"], seatsTaken },
    ]
    expect(ask("07:10", { meetings: meetings(2), rules: { capacity: 3 } })).toEqual(["ada"])
    expect(ask("07:10", { meetings: meetings(3), rules: { capacity: 3 } })).toBe("full")
    expect(ask("07:10", { meetings: meetings(1) })).toBe("full")
    const alone = meetings(1).map((meeting) => ({ ...meeting, capacity: 1 }))
    expect(ask("07:10", { meetings: alone, rules: { capacity: 3 } })).toBe("full")
  })

  it("gives the nearest miss among several hosts, and a reason of its own without any", () => {
    const hosts = [
      host({ id: "bob", weeklyHours: hours([1], "09:00-17:00") }),
      host({ busy: [[at("11:00"), at("12:00")]] }),
    ]
    expect(ask("11:00", { hosts, hostChoice: "round-robin" })).toBe("busy")
    expect(ask("12:00", { hosts, hostChoice: "round-robin" })).toEqual(["ada"])
    expect(ask("12:00", { hosts, hostChoice: "collective" })).toBe("outside-hours")
    expect(ask("12:00", { hosts: [] })).toBe("no-host")
  })

  it("is refused for a time that is no time, or further away than any zone can tell", () => {
    const input = example({ from: "2027-06-15", to: "2027-06-16" })
    for (const at of [NaN, Infinity, -Infinity, 8.64e15, -8.64e15, Number.MAX_VALUE])
      expect(mayTake(input, at)).toEqual({ ok: false, reason: "window" })
  })
})
