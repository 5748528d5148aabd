import { describe, expect, it } from "vitest"

import { askWhy, at, obstaclesAt, spans, type WhyCase } from "./ask-why.testing.ts"
import { EVERY_DAY, host, hours } from "./example.testing.ts"
import type { Obstacle } from "./obstacles.ts"

describe("why a team's time is not offered", () => {
  const ada = host()
  const bob = host({ id: "bob", busy: [[at("11:00"), at("12:00")]] })
  const cem = host({ id: "cem", weeklyHours: hours([1], "09:00-17:00") })
  const busy: Obstacle = { rule: "busy", ...spans("11:00", "12:00"), source: null }
  const rulesOf = (time: string, given: WhyCase["given"]) =>
    Object.fromEntries(
      Object.entries(obstaclesAt(time, given)).map(([id, list]) => [id, list.map((o) => o.rule)]),
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
    expect(obstaclesAt("11:00", { hosts: [ada, bob], hostChoice: "collective" })).toEqual({
      ada: [{ rule: "other-host", hostIds: ["bob"], needed: "all" }],
      bob: [busy],
    })
  })

  it("names a fixed host whom the others wait for, or the others of whom one is needed", () => {
    const fixed = (one: typeof ada) => ({ ...one, isFixed: true })
    expect(obstaclesAt("11:00", { hosts: [fixed(bob), ada], hostChoice: "round-robin" })).toEqual({
      bob: [busy],
      ada: [{ rule: "other-host", hostIds: ["bob"], needed: "all" }],
    })
    const eve = host({ id: "eve", busy: bob.busy })
    expect(
      obstaclesAt("11:00", { hosts: [fixed(ada), bob, eve], hostChoice: "client-picks" }),
    ).toEqual({
      ada: [{ rule: "other-host", hostIds: ["bob", "eve"], needed: "one" }],
      bob: [busy],
      eve: [busy],
    })
    expect(
      obstaclesAt("12:00", { hosts: [fixed(ada), bob, cem], hostChoice: "round-robin" }),
    ).toEqual({ ada: [], bob: [], cem: [expect.objectContaining({ rule: "outside-hours" })] })
  })

  it("asks nobody but the first host of a page with one, and nobody at all without hosts", () => {
    expect(Object.keys(obstaclesAt("11:00", { hosts: [ada, bob] }))).toEqual(["ada"])
    expect(askWhy("11:00", { hosts: [] })).toEqual({
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
    const given: WhyCase["given"] = {
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
