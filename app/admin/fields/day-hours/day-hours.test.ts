import { expect, test } from "vitest"
import { z } from "zod"
import { dateSpan } from "#app/admin/fields/date-span/date-span-field.tsx"
import { readForm } from "#app/admin/read-form.ts"
import { dayHours } from "./day-hours-field.tsx"

const schema = z.object({
  dates: dateSpan({ today: "2026-12-01" }).schema(() => ""),
  ranges: dayHours().schema(() => ""),
})

function read(fields: Record<string, string>) {
  const formData = new FormData()
  const usual = { "dates.from": "2026-12-10", "dates.until": "", "ranges.kind": "closed" }
  for (const [name, value] of Object.entries({ ...usual, ...fields })) formData.append(name, value)
  const submission = readForm(formData, schema)
  return submission.status === "success" ? submission.value : submission.error
}

test("a closed date has no hours, whatever stands beside it, and a single date ends where it begins", () => {
  expect(read({ "ranges.ranges[0].start": "oops" })).toEqual({
    dates: { from: "2026-12-10", until: "2026-12-10" },
    ranges: [],
  })
})

test("own hours are told where they are wrong", () => {
  const open = { "ranges.kind": "open" }
  const range = (row: number, start: string, end: string) => ({
    [`ranges.ranges[${row}].start`]: start,
    [`ranges.ranges[${row}].end`]: end,
  })
  expect(read({ ...open, ...range(0, "09:00", "12:00") })).toMatchObject({
    ranges: [{ startMinute: 540, endMinute: 720 }],
  })
  expect(read(open)).toEqual({ "ranges.ranges": ["hours-missing"] })
  expect(read({ ...open, ...range(0, "12:00", "09:00") })).toEqual({
    "ranges.ranges[0].end": ["range-reversed"],
  })
  expect(read({ ...open, ...range(0, "09:00", "12:00"), ...range(1, "11:00", "13:00") })).toEqual({
    "ranges.ranges[1].start": ["range-overlaps"],
  })
  expect(read({ "ranges.kind": "" })).toEqual({ "ranges.kind": ["choice-missing"] })
})

test("dates are told at the end that is wrong", () => {
  const dates = (from: string, until: string) =>
    read({ "dates.from": from, "dates.until": until }) as unknown
  expect(dates("2026-11-30", "")).toEqual({ "dates.from": ["override-past"] })
  expect(dates("2026-12-10", "2026-12-09")).toEqual({ "dates.until": ["dates-reversed"] })
  expect(dates("2026-12-10", "2028-01-01")).toEqual({
    "dates.until": ['override-long {"most":366}'],
  })
  expect(dates("2226-12-10", "")).toEqual({ "dates.until": ["override-far"] })
  expect(dates("", "")).toEqual({ "dates.from": ["required"] })
  for (const wrong of ["10.12.2026", "2026-02-30", "soon", "2026-12-1"]) {
    expect(dates(wrong, "2026-12-12"), wrong).toEqual({ "dates.from": ["date-malformed"] })
    expect(dates("2026-12-10", wrong), wrong).toEqual({ "dates.until": ["date-malformed"] })
  }
})
