import { expect, test } from "vitest"
import { defaultWeeklyHours, overlappingRanges, rangeMinutes } from "./schema.ts"

const range = (weekday: number, from: number, until: number) => ({
  weekday,
  startMinute: from * 60,
  endMinute: until * 60,
})

test("a range that ends before it starts runs over midnight", () => {
  expect(rangeMinutes(range(2, 21, 3))).toBe(6 * 60)
  expect(rangeMinutes(range(2, 9, 17))).toBe(8 * 60)
  expect(rangeMinutes(range(2, 0, 24))).toBe(24 * 60)
})

test("ranges may touch, and nobody's default hours overlap", () => {
  expect(overlappingRanges([range(1, 9, 12), range(1, 12, 17), range(1, 17, 24)])).toEqual([])
  expect(overlappingRanges([range(1, 20, 24), range(2, 0, 3)])).toEqual([])
  expect(overlappingRanges([...defaultWeeklyHours])).toEqual([])
})

test("an overlap is found on a day, over midnight, and from Sunday into Monday", () => {
  expect(overlappingRanges([range(1, 9, 12), range(1, 11, 13)])).toEqual([1])
  expect(overlappingRanges([range(1, 9, 12), range(1, 9, 12)])).toEqual([1])
  expect(overlappingRanges([range(1, 21, 3), range(2, 2, 5)])).toEqual([1])
  expect(overlappingRanges([range(1, 1, 5), range(7, 22, 2)])).toEqual([1])
  expect(overlappingRanges([range(7, 22, 2), range(1, 1, 5)])).toEqual([1])
})
