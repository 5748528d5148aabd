import fc from "fast-check"
import { describe, expect, it } from "vitest"

import { covers, intersect, meets, type Ranges, subtract, unionOf } from "./ranges.ts"

const pairs = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 12 }))
    .map(([start, length]) => [start, start + length] as const),
  { maxLength: 12 },
)

function union(list: readonly (readonly [number, number])[]): Ranges {
  return unionOf(
    list.map(([start]) => start),
    list.map(([, end]) => end),
  )
}

/** The whole numbers in a set of ranges, looked up one by one. */
function members(ranges: Ranges): number[] {
  return Array.from({ length: 80 }, (_, at) => at).filter((at) =>
    ranges.some((edge, index) => index % 2 === 0 && edge <= at && at < ranges[index + 1]!),
  )
}

describe("sets of ranges", () => {
  it("unite what overlaps or touches, in order", () => {
    expect(
      union([
        [7, 9],
        [1, 3],
        [3, 5],
        [2, 4],
      ]),
    ).toEqual([1, 5, 7, 9])
    expect(union([])).toEqual([])
  })

  it("behave like sets of single instants", () => {
    fc.assert(
      fc.property(pairs, pairs, fc.nat(70), fc.integer({ min: 1, max: 9 }), (a, b, at, length) => {
        const [one, other] = [union(a), union(b)]
        const inOne = new Set(a.flatMap(([start, end]) => range(start, end)))
        const inOther = new Set(b.flatMap(([start, end]) => range(start, end)))
        expect(members(one)).toEqual([...inOne].sort((x, y) => x - y))
        expect(members(intersect(one, other))).toEqual(members(one).filter((x) => inOther.has(x)))
        expect(members(subtract(one, other))).toEqual(members(one).filter((x) => !inOther.has(x)))
        expect(covers(one, at, at + length)).toBe(range(at, at + length).every((x) => inOne.has(x)))
        expect(meets(one, at, at + length)).toBe(range(at, at + length).some((x) => inOne.has(x)))
      }),
    )
  })

  it("stay ascending and never touch", () => {
    fc.assert(
      fc.property(pairs, pairs, (a, b) => {
        for (const set of [union(a), intersect(union(a), union(b)), subtract(union(a), union(b))])
          for (let i = 1; i < set.length; i++) expect(set[i]!).toBeGreaterThan(set[i - 1]!)
      }),
    )
  })
})

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index)
}
