import { describe, expect, it } from "vitest"

import { availability } from "./availability.ts"
import { EVERY_DAY, example, host, hours, localStarts, localTimes } from "./example.testing.ts"

/** The slots of a host in a zone, between two instants. */
function slotsIn(
  timeZone: string,
  ranges: string[],
  from: string,
  to: string,
  minutes = 60,
  increment = minutes,
) {
  return availability(
    example({
      from,
      to,
      hosts: [host({ timeZone, weeklyHours: hours(EVERY_DAY, ...ranges) })],
      rules: { durationMinutes: minutes, incrementMinutes: increment },
    }),
  )
}

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

  it("begins the day at one where Santiago and Cairo skip midnight", () => {
    for (const [zone, from, to] of [
      ["America/Santiago", "2027-09-05T00:00-04:00", "2027-09-05T05:00-03:00"],
      ["Africa/Cairo", "2027-04-30T00:00+02:00", "2027-04-30T05:00+03:00"],
    ] as const)
      expect(localTimes(slotsIn(zone, ["00:00-24:00"], from, to), zone)).toEqual([
        "01:00",
        "02:00",
        "03:00",
        "04:00",
      ])
  })

  it("offers the hour before midnight twice where Santiago and Cairo go back over it", () => {
    for (const [zone, from, to] of [
      ["America/Santiago", "2027-04-03T22:00-03:00", "2027-04-04T01:00-04:00"],
      ["Africa/Cairo", "2027-10-28T22:00+03:00", "2027-10-29T01:00+02:00"],
    ] as const)
      expect(localTimes(slotsIn(zone, ["00:00-24:00"], from, to), zone)).toEqual([
        "22:00",
        "23:00",
        "23:00",
        "00:00",
      ])
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

describe("availability in unusual zones and at the calendar's edges", () => {
  it("starts on the local hour in Kathmandu, Chatham, Kiritimati and Pago Pago", () => {
    for (const zone of [
      "Asia/Kathmandu",
      "Pacific/Chatham",
      "Pacific/Kiritimati",
      "Pacific/Pago_Pago",
    ]) {
      const slots = slotsIn(zone, ["09:00-12:00"], "2027-06-15T12:00Z", "2027-06-17T12:00Z")
      expect(localTimes(slots, zone)).toEqual([
        "09:00",
        "10:00",
        "11:00",
        "09:00",
        "10:00",
        "11:00",
      ])
    }
  })

  it("works on through a midnight at which one day's hours end and the next day's begin", () => {
    const slots = slotsIn(
      "Europe/Berlin",
      ["00:00-02:00", "23:00-24:00"],
      "2027-06-15T20:00Z",
      "2027-06-16T10:00Z",
      90,
      30,
    )
    expect(localTimes(slots, "Europe/Berlin")).toEqual(["23:00", "23:30", "00:00", "00:30"])
  })

  it("offers the leap day, and runs over the end of the year", () => {
    const leap = slotsIn("Europe/Berlin", ["09:00-10:00"], "2028-02-28T00:00Z", "2028-03-02T00:00Z")
    expect(localStarts(leap, "Europe/Berlin")).toEqual([
      "2028-02-28 09:00",
      "2028-02-29 09:00",
      "2028-03-01 09:00",
    ])
    const newYear = slotsIn(
      "Europe/Berlin",
      ["22:00-02:00"],
      "2027-12-31T12:00Z",
      "2028-01-01T12:00Z",
    )
    expect(localTimes(newYear, "Europe/Berlin")).toEqual(["22:00", "23:00", "00:00", "01:00"])
  })
})
