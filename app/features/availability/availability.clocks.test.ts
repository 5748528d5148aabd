import { describe, expect, it } from "vitest"

import { availability } from "./availability.ts"
import {
  EVERY_DAY,
  example,
  host,
  hours,
  localStarts,
  localTimes,
  slotsIn,
} from "./example.testing.ts"
import { mayTake } from "./may-take.ts"

describe("availability on days when a clock changes", () => {
  it("offers 23 hours on the day New York springs forward, and no time that the clock skips", () => {
    const slots = slotsIn(
      "America/New_York",
      ["00:00-24:00"],
      "2027-03-14T00:00-05:00",
      "2027-03-15T00:00-04:00",
    )
    expect(slots).toHaveLength(23)
    expect(localTimes(slots, "America/New_York").slice(0, 4)).toEqual([
      "00:00",
      "01:00",
      "03:00",
      "04:00",
    ])
  })

  it("offers 25 hours on the day New York falls back, the repeated hour twice", () => {
    const slots = slotsIn(
      "America/New_York",
      ["00:00-24:00"],
      "2027-11-07T00:00-04:00",
      "2027-11-08T00:00-05:00",
    )
    expect(slots).toHaveLength(25)
    expect(localTimes(slots, "America/New_York").slice(0, 4)).toEqual([
      "00:00",
      "01:00",
      "01:00",
      "02:00",
    ])
  })

  it("keeps nine o'clock at nine before and after London's clock changes", () => {
    const slots = slotsIn(
      "Europe/London",
      ["09:00-10:00"],
      "2027-03-27T00:00Z",
      "2027-03-29T23:00Z",
    )
    expect(slots.map((slot) => new Date(slot.startsAt).toISOString())).toEqual([
      "2027-03-27T09:00:00.000Z",
      "2027-03-28T08:00:00.000Z",
      "2027-03-29T08:00:00.000Z",
    ])
  })

  it("offers 25 hours on the day London falls back", () => {
    const slots = slotsIn(
      "Europe/London",
      ["00:00-24:00"],
      "2027-10-31T00:00+01:00",
      "2027-11-01T00:00Z",
    )
    expect(slots).toHaveLength(25)
    expect(localTimes(slots, "Europe/London").slice(0, 3)).toEqual(["00:00", "01:00", "01:00"])
  })

  it("moves hours that begin inside the skipped hour forward by that hour", () => {
    const from = "2027-03-28T00:00Z"
    const to = "2027-03-28T12:00Z"
    const moved = slotsIn("Europe/London", ["01:15-03:30"], from, to, 15)
    expect(localTimes(moved, "Europe/London")).toEqual([
      "02:15",
      "02:30",
      "02:45",
      "03:00",
      "03:15",
    ])
    expect(slotsIn("Europe/London", ["01:30-02:15"], from, to, 15)).toEqual([])
  })

  it("takes the first of two equal wall times for a start and for an end", () => {
    const from = "2027-10-30T23:00Z"
    const to = "2027-10-31T12:00Z"
    const until = slotsIn("Europe/London", ["00:30-01:30"], from, to, 30)
    const since = slotsIn("Europe/London", ["01:30-02:30"], from, to, 30)
    expect(until).toHaveLength(2)
    expect(localTimes(since, "Europe/London")).toEqual(["01:30", "01:00", "01:30", "02:00"])
  })

  it("offers 23 and a half hours where Lord Howe moves its clock by half an hour", () => {
    const slots = slotsIn(
      "Australia/Lord_Howe",
      ["00:00-24:00"],
      "2027-10-03T00:00+10:30",
      "2027-10-04T00:00+11:00",
      30,
    )
    expect(slots).toHaveLength(47)
    expect(localTimes(slots, "Australia/Lord_Howe").slice(2, 6)).toEqual([
      "01:00",
      "01:30",
      "02:30",
      "03:00",
    ])
  })

  it("offers 24 and a half hours where Lord Howe moves its clock back by half an hour", () => {
    const slots = slotsIn(
      "Australia/Lord_Howe",
      ["00:00-24:00"],
      "2027-04-04T00:00+11:00",
      "2027-04-05T00:00+10:30",
      30,
    )
    expect(slots).toHaveLength(49)
    expect(localTimes(slots, "Australia/Lord_Howe").slice(2, 6)).toEqual([
      "01:00",
      "01:30",
      "01:30",
      "02:00",
    ])
  })

  it("goes on in equal steps over a half-hour change, and is back on the hour with the next week", () => {
    const slots = slotsIn(
      "Australia/Lord_Howe",
      ["00:00-24:00"],
      "2027-10-03T00:00+10:30",
      "2027-10-04T03:00+11:00",
    )
    const times = localTimes(slots, "Australia/Lord_Howe")
    expect(times.slice(0, 4)).toEqual(["00:00", "01:00", "02:30", "03:30"])
    expect(times.slice(-4)).toEqual(["23:30", "00:00", "01:00", "02:00"])
  })

  it.each([
    ["Santiago", "America/Santiago", "2027-09-05T00:00-04:00", "2027-09-05T05:00-03:00"],
    ["Cairo", "Africa/Cairo", "2027-04-30T00:00+02:00", "2027-04-30T05:00+03:00"],
  ])("begins the day at one where %s skips midnight", (_, zone, from, to) => {
    const slots = slotsIn(zone, ["00:00-24:00"], from, to)
    expect(localTimes(slots, zone)).toEqual(["01:00", "02:00", "03:00", "04:00"])
  })

  it.each([
    ["Santiago", "America/Santiago", "2027-04-03T22:00-03:00", "2027-04-04T01:00-04:00"],
    ["Cairo", "Africa/Cairo", "2027-10-28T22:00+03:00", "2027-10-29T01:00+02:00"],
  ])("offers the hour before midnight twice where %s goes back over it", (_, zone, from, to) => {
    const slots = slotsIn(zone, ["00:00-24:00"], from, to)
    expect(localTimes(slots, zone)).toEqual(["22:00", "23:00", "23:00", "00:00"])
  })

  it.each([
    ["Santiago", "America/Santiago", "2027-09-04T12:00-04:00", "2027-09-05T12:00-03:00"],
    ["Cairo", "Africa/Cairo", "2027-04-29T12:00+02:00", "2027-04-30T12:00+03:00"],
  ])("ends hours until 24:00 with the day where %s skips the midnight", (_, zone, from, to) => {
    const slots = slotsIn(zone, ["21:30-24:00"], from, to, 30)
    expect(localTimes(slots, zone)).toEqual(["21:30", "22:00", "22:30", "23:00", "23:30"])
  })

  it("offers the first minute of a day that St. John's clock left again for the evening before", () => {
    const zone = "America/St_Johns"
    const input = example({
      from: "1996-10-27T00:00-02:30",
      to: "1996-10-26T23:11-03:30",
      hosts: [host({ timeZone: zone, weeklyHours: hours(EVERY_DAY, "00:00-24:00") })],
      rules: { durationMinutes: 5, incrementMinutes: 5 },
    })
    const slots = availability(input)
    expect(localStarts(slots, zone)).toEqual(["1996-10-27 00:00", "1996-10-26 23:05"])
    for (const { startsAt, hosts } of slots)
      expect(mayTake(input, startsAt)).toEqual({ ok: true, hosts })
  })

  it("offers nothing on the Friday that Apia never had, also not by an override", () => {
    const input = example({
      from: "2011-12-29T00:00-10:00",
      to: "2012-01-01T00:00+14:00",
      hosts: [
        host({
          timeZone: "Pacific/Apia",
          weeklyHours: hours(EVERY_DAY, "09:00-10:00", "22:00-02:00"),
          overrides: [{ date: "2011-12-30", ranges: [{ startMinute: 600, endMinute: 720 }] }],
        }),
      ],
    })
    expect(localStarts(availability(input), "Pacific/Apia")).toEqual([
      "2011-12-29 00:00",
      "2011-12-29 01:00",
      "2011-12-29 09:00",
      "2011-12-29 22:00",
      "2011-12-29 23:00",
      "2011-12-31 00:00",
      "2011-12-31 01:00",
      "2011-12-31 09:00",
      "2011-12-31 22:00",
      "2011-12-31 23:00",
    ])
  })
})
