import { describe, expect, it } from "vitest"

import { instant, localStarts, localTimes, slotsIn } from "./example.testing.ts"

describe("availability in unusual zones and at the calendar's edges", () => {
  it.each([
    ["Kathmandu", "Asia/Kathmandu", "2027-06-16T03:15:00.000Z"],
    ["Chatham", "Pacific/Chatham", "2027-06-15T20:15:00.000Z"],
    ["Kiritimati, fourteen hours ahead", "Pacific/Kiritimati", "2027-06-15T19:00:00.000Z"],
    ["Pago Pago, eleven hours behind", "Pacific/Pago_Pago", "2027-06-15T20:00:00.000Z"],
  ])("starts on the local hour in %s", (_, zone, first) => {
    const slots = slotsIn(zone, ["09:00-12:00"], "2027-06-15T12:00Z", "2027-06-16T12:00Z")
    expect(localTimes(slots, zone)).toEqual(["09:00", "10:00", "11:00"])
    expect(new Date(slots[0]!.startsAt).toISOString()).toBe(first)
  })

  it("ends hours until 24:00 at midnight, and lets no slot run over it", () => {
    const slots = slotsIn(
      "Europe/Berlin",
      ["21:00-24:00"],
      "2027-06-15T12:00Z",
      "2027-06-16T12:00Z",
      45,
      15,
    )
    expect(localTimes(slots, "Europe/Berlin").at(-1)).toBe("23:15")
    expect(slots.at(-1)!.endsAt).toBe(instant("2027-06-16T00:00+02:00"))
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

  it("offers the leap day", () => {
    const leap = slotsIn("Europe/Berlin", ["09:00-10:00"], "2028-02-28T00:00Z", "2028-03-02T00:00Z")
    expect(localStarts(leap, "Europe/Berlin")).toEqual([
      "2028-02-28 09:00",
      "2028-02-29 09:00",
      "2028-03-01 09:00",
    ])
  })

  it("offers no leap day in a year without one", () => {
    const slots = slotsIn(
      "Europe/Berlin",
      ["09:00-10:00"],
      "2027-02-28T00:00Z",
      "2027-03-02T00:00Z",
    )
    expect(localStarts(slots, "Europe/Berlin")).toEqual(["2027-02-28 09:00", "2027-03-01 09:00"])
  })

  it("runs over the end of the year", () => {
    const newYear = slotsIn(
      "Europe/Berlin",
      ["22:00-02:00"],
      "2027-12-31T12:00Z",
      "2028-01-01T12:00Z",
    )
    expect(localStarts(newYear, "Europe/Berlin")).toEqual([
      "2027-12-31 22:00",
      "2027-12-31 23:00",
      "2028-01-01 00:00",
      "2028-01-01 01:00",
    ])
  })
})
