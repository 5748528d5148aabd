import { expect, test } from "vitest"
import { busyWindow } from "./busy-window.ts"

const now = new Date("2026-12-01T09:00:00Z")
const days = (count: number) => new Date(now.getTime() + count * 86_400_000)

test("calendars are read from yesterday, for two months at least", () => {
  expect(busyWindow([], now)).toEqual({ from: days(-1), to: days(64) })
  expect(busyWindow([{ kind: "rolling", days: 7 }], now)).toEqual({ from: days(-1), to: days(64) })
})

test("calendars are read as far as the furthest page sells", () => {
  const windows = [
    { kind: "rolling", days: 90 } as const,
    { kind: "rolling", days: 120 } as const,
    { kind: "dates", from: "2026-12-01", until: "2027-01-31" } as const,
  ]
  expect(busyWindow(windows, now).to).toEqual(days(122))
  const until = { kind: "dates", from: "2026-12-01", until: "2027-04-01" } as const
  expect(busyWindow([until], now).to.getTime()).toBeGreaterThan(Date.parse("2027-04-02T12:00:00Z"))
})

test("calendars are never read further than half a year", () => {
  expect(busyWindow([{ kind: "forever" }], now).to).toEqual(days(192))
  expect(busyWindow([{ kind: "rolling", days: 1095 }], now).to).toEqual(days(192))
})
