import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dayAfter, instantOfWallTime, wallTimeOf } from "./wall-time.ts"

const at = (wallTime: string, timeZone: string) =>
  instantOfWallTime(wallTime, timeZone).toISOString()

describe("wall times", () => {
  it("name the right instant in summer and in winter", () => {
    expect(at("2026-07-01T09:00", "Europe/Berlin")).toBe("2026-07-01T07:00:00.000Z")
    expect(at("2026-12-01T09:00:30", "Europe/Berlin")).toBe("2026-12-01T08:00:30.000Z")
    expect(at("2026-12-01", "Asia/Kathmandu")).toBe("2026-11-30T18:15:00.000Z")
    expect(at("2026-12-01", "UTC")).toBe("2026-12-01T00:00:00.000Z")
  })

  it("that come twice mean the first time round", () => {
    expect(at("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z")
  })

  it("that are skipped move on by the length of the jump", () => {
    expect(at("2026-03-29T02:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z")
  })

  it("start a day that has no midnight at the jump", () => {
    // Beirut's clocks go from 00:00 to 01:00 on the last Sunday of March.
    expect(at("2026-03-29", "Asia/Beirut")).toBe("2026-03-28T22:00:00.000Z")
    expect(wallTimeOf(instantOfWallTime("2026-03-29", "Asia/Beirut"), "Asia/Beirut")).toBe(
      "2026-03-29T01:00:00",
    )
  })

  it("make days of 23 and 25 hours", () => {
    const hours = (date: string) =>
      (Date.parse(at(dayAfter(date), "Europe/Berlin")) - Date.parse(at(date, "Europe/Berlin"))) /
      3_600_000
    expect(hours("2026-03-29")).toBe(23)
    expect(hours("2026-10-25")).toBe(25)
    expect(hours("2026-12-31")).toBe(24)
  })

  it("survive the way to a wall and back, except when the wall shows them twice", () => {
    const zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"]
    fc.assert(
      fc.property(
        fc.integer({ min: 1_600_000_000, max: 2_000_000_000 }),
        fc.constantFrom(...zones),
        (seconds, zone) => {
          const instant = new Date(seconds * 1000)
          const back = instantOfWallTime(wallTimeOf(instant, zone), zone)
          expect(wallTimeOf(back, zone)).toBe(wallTimeOf(instant, zone))
          expect(back.getTime()).toBeLessThanOrEqual(instant.getTime())
        },
      ),
    )
  })

  it("are refused when they are none", () => {
    for (const text of ["", "2026-13-01", "2026-12-01T9:00", "tomorrow", "2026-12-01T09:00Z"]) {
      expect(() => instantOfWallTime(text, "Europe/Berlin")).toThrow(RangeError)
    }
    expect(() => instantOfWallTime("2026-12-01", "Mars/Base")).toThrow(RangeError)
  })
})
