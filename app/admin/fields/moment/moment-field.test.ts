import { expect, test } from "vitest"
import { momentAhead } from "./moment-field.tsx"

const now = new Date("2026-12-01T09:00:00Z")
const type = momentAhead({ timeZone: "Europe/Berlin", now })
const read = (typed: unknown) => type.schema(() => "").safeParse(typed)
const problems = (typed: unknown) => {
  const { error } = read(typed)
  return error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? []
}

test("a date and time is an instant by the zone's clocks, and goes back into the form as typed", () => {
  const typed = { date: "2026-12-03", time: "14:05" }
  const { data } = read(typed)
  expect(data).toEqual(new Date("2026-12-03T13:05:00Z"))
  expect(type.toForm(data!, {})).toEqual(typed)
  expect(type.toForm(null, {})).toEqual({ date: "", time: "" })
})

test("what is missing, malformed, past, skipped or too far is told at its place", () => {
  expect(problems(undefined)).toEqual(["date: required", "time: required"])
  expect(problems({ date: "2026-02-30", time: "25:00" })).toEqual([
    "date: date-malformed",
    "time: time-malformed",
  ])
  expect(problems({ date: "2026-12-01", time: "10:00" })).toEqual(["time: time-past"])
  expect(problems({ date: "2026-12-01", time: "10:01" })).toEqual([])
  expect(problems({ date: "2027-03-28", time: "02:30" })).toEqual(["time: time-skipped"])
  expect(problems({ date: "2032-03-28", time: "12:30" })).toEqual(["time: time-far"])
})
