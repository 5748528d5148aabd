import { expect, test } from "vitest"
import { overlappingDayRanges } from "./day-ranges.ts"

const range = (from: number, until: number) => ({ startMinute: from * 60, endMinute: until * 60 })

test("ranges of one date may touch, and an overlap is found at the later one, over midnight too", () => {
  expect(overlappingDayRanges([range(9, 12), range(12, 17), range(22, 3)])).toEqual([])
  expect(overlappingDayRanges([range(9, 12), range(11, 13)])).toEqual([1])
  expect(overlappingDayRanges([range(22, 3), range(9, 10), range(23, 24)])).toEqual([2])
  expect(overlappingDayRanges([range(9, 9), range(10, 11)])).toEqual([1])
})
