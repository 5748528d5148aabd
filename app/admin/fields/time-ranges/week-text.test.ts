import { expect, test } from "vitest"
import { translator } from "#app/messages/translate.ts"
import { defaultWeeklyHours } from "#app/features/schedule/schema.ts"
import { weekLines } from "./week-text.ts"

const lines = (hours: Parameters<typeof weekLines>[0]) =>
  weekLines(hours, translator("en"), "en").map((line) => `${line.days} ${line.hours}`)

test("days in a row with the same hours are one line, and closed days are left out", () => {
  expect(lines(defaultWeeklyHours)).toEqual(["Monday to Friday 09:00–17:00"])
  expect(lines([])).toEqual([])
  const range = (weekday: number, startMinute: number, endMinute: number) => {
    return { weekday, startMinute, endMinute }
  }
  expect(
    lines([range(1, 780, 1440), range(1, 540, 720), range(2, 1260, 180), range(4, 1260, 180)]),
  ).toEqual([
    "Monday 09:00–12:00, 13:00–00:00",
    "Tuesday 21:00–03:00 the next day",
    "Thursday 21:00–03:00 the next day",
  ])
})
