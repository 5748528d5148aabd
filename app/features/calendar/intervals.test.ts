import fc from "fast-check"
import { expect, test } from "vitest"
import { clipIntervals, mergeIntervals, takeTheSameTime, type Interval } from "./intervals.ts"

const DAY = 1_440
const at = (minute: number) => new Date(Date.UTC(2026, 11, 1) + minute * 60_000)
const range = { from: at(0), to: at(DAY) }

const intervals = fc.array(
  fc
    .tuple(fc.integer({ min: -200, max: DAY + 200 }), fc.integer({ min: 1, max: 300 }))
    .map(([start, minutes]): Interval => ({ startsAt: at(start), endsAt: at(start + minutes) })),
  { maxLength: 12 },
)

const isTaken = (list: readonly Interval[], minute: number) =>
  list.some(({ startsAt, endsAt }) => startsAt <= at(minute) && at(minute) < endsAt)
const minutes = Array.from({ length: DAY + 400 }, (_, index) => index - 200)

test("merged intervals take the same minutes, in order, without touching", () => {
  fc.assert(
    fc.property(intervals, (list) => {
      const merged = mergeIntervals(list)
      expect(minutes.every((one) => isTaken(merged, one) === isTaken(list, one))).toBe(true)
      expect(merged.every((one, at) => at === 0 || merged[at - 1]!.endsAt < one.startsAt)).toBe(
        true,
      )
    }),
  )
})

test("clipped intervals take the minutes inside the range and no other", () => {
  fc.assert(
    fc.property(intervals, (list) => {
      const clipped = clipIntervals(list, range)
      const isRight = (one: number) =>
        isTaken(clipped, one) === (one >= 0 && one < DAY && isTaken(list, one))
      expect(minutes.every(isRight)).toBe(true)
    }),
  )
})

test("lists take the same time whenever every minute of the range agrees", () => {
  fc.assert(
    fc.property(intervals, intervals, (one, other) => {
      const agree = minutes
        .filter((minute) => minute >= 0 && minute < DAY)
        .every((minute) => isTaken(one, minute) === isTaken(other, minute))
      expect(takeTheSameTime(one, other, range)).toBe(agree)
      expect(takeTheSameTime(one, mergeIntervals(one).reverse(), range)).toBe(true)
    }),
  )
})

test("merging leaves what it was given as it was", () => {
  const given = [
    { startsAt: at(0), endsAt: at(10) },
    { startsAt: at(5), endsAt: at(20) },
  ]
  mergeIntervals(given)
  expect(given[0]?.endsAt).toEqual(at(10))
})
