import fc from "fast-check"
import { expect, test } from "vitest"
import { readForm } from "#app/admin/read-form.ts"
import { overlappingRanges, type WeeklyRange } from "#app/features/schedule/schema.ts"
import { z } from "zod"
import { copyHours } from "./copy-hours.ts"
import { changeWeek } from "./change-week.ts"
import { MOST_RANGES, timeOfDay, withoutEndlessRanges } from "./day-range.ts"
import { weeklyHoursForm, weeklyHoursSchema } from "./weekly-hours.ts"

const schema = z.object({ hours: weeklyHoursSchema })

/** `Mon 9:00-12:00` as the form sends it: day 0, row by row. */
function formOf(
  ranges: [day: number, start: string, end: string, overnight?: boolean][],
): FormData {
  const formData = new FormData()
  const rows = new Map<number, number>()
  for (const [day, start, end, overnight] of ranges) {
    const row = rows.get(day) ?? 0
    rows.set(day, row + 1)
    const place = `hours[${day}].ranges[${row}]`
    formData.append(`${place}.start`, start)
    formData.append(`${place}.end`, end)
    if (overnight) formData.append(`${place}.overnight`, "on")
  }
  return formData
}

const read = (...ranges: Parameters<typeof formOf>[0]) => readForm(formOf(ranges), schema)
const hoursOf = (submission: ReturnType<typeof read>) =>
  submission.status === "success" ? submission.value.hours : submission.error

test("several ranges a day, over midnight, and to the end of the day", () => {
  expect(
    hoursOf(read([0, "09:00", "12:00"], [0, "13:00", "00:00"], [1, "21:00", "03:00", true])),
  ).toEqual([
    { weekday: 1, startMinute: 540, endMinute: 720 },
    { weekday: 1, startMinute: 780, endMinute: 1440 },
    { weekday: 2, startMinute: 1260, endMinute: 180 },
  ])
  expect(hoursOf(read([6, "00:00", "00:00"]))).toEqual([
    { weekday: 7, startMinute: 0, endMinute: 1440 },
  ])
})

test("a week without hours is one", () => {
  expect(hoursOf(readForm(new FormData(), schema))).toEqual([])
})

test("reversed times are told at the end, unless they are meant to run over midnight", () => {
  expect(hoursOf(read([0, "17:00", "09:00"]))).toEqual({
    "hours[0].ranges[0].end": ["range-reversed"],
  })
  expect(hoursOf(read([0, "09:00", "09:00"]))).toEqual({
    "hours[0].ranges[0].end": ["range-reversed"],
  })
  expect(hoursOf(read([0, "09:00", "17:00", true]))).toEqual({
    "hours[0].ranges[0].overnight": ["range-not-overnight"],
  })
})

test("an overlap is told at the later range, also on the next day", () => {
  expect(hoursOf(read([0, "09:00", "12:00"], [0, "11:00", "13:00"]))).toEqual({
    "hours[0].ranges[1].start": ["range-overlaps"],
  })
  expect(hoursOf(read([0, "21:00", "03:00", true], [1, "02:00", "05:00"]))).toEqual({
    "hours[1].ranges[0].start": ["range-overlaps"],
  })
})

test("what is no time is told where it stands", () => {
  for (const time of ["24:00", "9:00", "09:60", "nine", "09:00:00", "-1:00"]) {
    expect(hoursOf(read([2, time, "12:00"])), time).toMatchObject({
      "hours[2].ranges[0].start": ["time-malformed"],
    })
  }
  expect(hoursOf(read([2, "", "12:00"]))).toMatchObject({
    "hours[2].ranges[0].start": ["required"],
  })
})

test("every week that may be stored comes back from its form as it was", () => {
  const range = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    startMinute: fc.integer({ min: 0, max: 1439 }),
    endMinute: fc.integer({ min: 1, max: 1440 }),
  })
  const order = (list: WeeklyRange[]) =>
    [...list].sort((a, b) => a.weekday - b.weekday || a.startMinute - b.startMinute)
  fc.assert(
    fc.property(fc.array(range, { maxLength: 6 }), (ranges) => {
      fc.pre(overlappingRanges(ranges).length === 0)
      const rows = weeklyHoursForm(ranges).flatMap(({ ranges: day }, index) =>
        day.map(({ start, end, overnight }): [number, string, string, boolean] => [
          index,
          start,
          end,
          overnight !== undefined,
        ]),
      )
      expect(hoursOf(read(...rows))).toEqual(order(ranges))
    }),
  )
  expect(timeOfDay(1440)).toBe("00:00")
})

test("copying puts one day's ranges on the others as they were typed, and on no more", () => {
  const sent = formOf([
    [0, "17:00", "oops", true],
    [1, "08:00", "10:00"],
    [5, "10:00", "11:00"],
  ])
  sent.append("timeZone", "Europe/Berlin")
  sent.append("copy", "0-workdays")
  const copied = [...(copyHours(sent, "hours") ?? [])]
  const ends = copied.filter(([name]) => name.endsWith(".end")).sort()
  expect(ends.map(([name, value]) => `${name} ${String(value)}`)).toEqual([
    "hours[0].ranges[0].end oops",
    "hours[1].ranges[0].end oops",
    "hours[2].ranges[0].end oops",
    "hours[3].ranges[0].end oops",
    "hours[4].ranges[0].end oops",
    "hours[5].ranges[0].end 11:00",
  ])
  expect(copied.some(([name]) => name === "copy")).toBe(false)
  expect(copied.some(([name]) => name === "timeZone")).toBe(true)
  expect(copyHours(formOf([]), "hours")).toBeNull()
  sent.set("copy", "9-everyday")
  expect(copyHours(sent, "hours")).toBeNull()
})

const hoursAfter = (change: "open" | "close", sent: FormData) => {
  sent.append("week", change)
  return hoursOf(readForm(changeWeek(sent, "hours") ?? new FormData(), schema))
}

test("closing every day leaves no hours, and every day is still shown", () => {
  const sent = formOf([
    [0, "09:00", "12:00"],
    [6, "21:00", "03:00", true],
  ])
  sent.append("timeZone", "Europe/Berlin")
  expect(hoursAfter("close", sent)).toEqual([])
  const changed = changeWeek(sent, "hours")
  expect(changed?.get("timeZone")).toBe("Europe/Berlin")
  expect([...(changed?.keys() ?? [])].filter((name) => name.endsWith(".shown"))).toHaveLength(7)
})

test("opening every day gives closed days the hours of the first open one, and changes no other", () => {
  const sent = formOf([
    [1, "10:00", "12:00"],
    [1, "21:00", "03:00", true],
    [3, "08:00", "09:00"],
  ])
  const hours = hoursAfter("open", sent) as WeeklyRange[]
  const of = (weekday: number) =>
    hours
      .filter((range) => range.weekday === weekday)
      .map(({ startMinute, endMinute }) => [startMinute, endMinute])
  expect(of(4)).toEqual([[480, 540]])
  for (const weekday of [1, 2, 3, 5, 6, 7]) {
    expect(of(weekday), `weekday ${weekday}`).toEqual([
      [600, 720],
      [1260, 180],
    ])
  }
  const nine = { startMinute: 540, endMinute: 1020 }
  expect(hoursAfter("open", formOf([]))).toEqual(
    [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...nine })),
  )
})

test("a thousand ranges are told at their day, and only a few more than allowed are shown again", () => {
  const rows = Array.from({ length: 1000 }, (): [number, string, string] => [2, "09:00", "10:00"])
  const kept = withoutEndlessRanges(formOf(rows), "hours")
  expect([...kept.keys()]).toHaveLength(2 * (MOST_RANGES + 1))
  expect(hoursOf(readForm(kept, schema))).toEqual({
    "hours[2].ranges": ['too-many-ranges {"most":12}'],
  })
})
