import { expect, test } from "vitest"
import { wallInstant } from "./wall-instant.ts"

const at = (date: string, time: string, zone: string) =>
  wallInstant(date, time, zone)?.toISOString() ?? null

test("a date and time is an instant of the organizer's own clock, in summer and in winter", () => {
  expect(at("2026-12-03", "09:00", "Europe/Berlin")).toBe("2026-12-03T08:00:00.000Z")
  expect(at("2026-07-03", "09:00", "Europe/Berlin")).toBe("2026-07-03T07:00:00.000Z")
  expect(at("2026-12-03", "00:30", "Pacific/Kiritimati")).toBe("2026-12-02T10:30:00.000Z")
})

test("a time that clocks jump over is no instant, also where they jump half an hour", () => {
  expect(at("2027-03-28", "02:30", "Europe/Berlin")).toBeNull()
  expect(at("2027-03-28", "03:00", "Europe/Berlin")).toBe("2027-03-28T01:00:00.000Z")
  expect(at("2026-10-04", "02:15", "Australia/Lord_Howe")).toBeNull()
  expect(at("2026-10-04", "02:30", "Australia/Lord_Howe")).toBe("2026-10-03T15:30:00.000Z")
})

test("a time that comes twice is the first of the two", () => {
  expect(at("2026-10-25", "02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z")
})
