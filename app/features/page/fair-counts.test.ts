import fc from "fast-check"
import { expect, test } from "vitest"
import { fairCounts, type Turn } from "./fair-counts.ts"

const turn = (hostId: string, weight: number, assigned: number, isFixed = false): Turn => ({
  hostId,
  weight,
  assigned,
  isFixed,
})
const counts = (before: Turn[], wanted: Omit<Turn, "assigned">[]) =>
  Object.fromEntries(fairCounts(before, wanted))

test("hosts that stay as they were keep their counts", () => {
  const team = [turn("ada", 2, 41), turn("bo", 1, 19), turn("cy", 1, 3, true)]
  expect(counts(team, [...team].reverse())).toEqual({ ada: 41, bo: 19, cy: 3 })
})

test("a host who joins starts level with whoever had the least for their weight", () => {
  const team = [turn("ada", 2, 40), turn("bo", 1, 10)]
  expect(counts(team, [...team, turn("cy", 3, 0)])).toEqual({ ada: 40, bo: 10, cy: 30 })
  expect(counts(team, [...team, turn("cy", 1, 0)])["cy"]).toBe(10)
})

test("fixed hosts take no turns, so nobody is measured by them", () => {
  const team = [turn("ada", 1, 0, true), turn("bo", 1, 12)]
  expect(counts(team, [...team, turn("cy", 1, 0)])).toEqual({ ada: 0, bo: 12, cy: 12 })
  expect(counts(team, [...team, turn("cy", 1, 0, true)])["cy"]).toBe(0)
})

test("a fixed host who begins to take turns joins like a new one", () => {
  expect(
    counts([turn("ada", 1, 0, true), turn("bo", 2, 12)], [turn("ada", 1, 0), turn("bo", 2, 12)]),
  ).toEqual({ ada: 6, bo: 12 })
})

test("a new weight keeps the share: nobody waits, and nobody gets everything", () => {
  const team = [turn("ada", 1, 10), turn("bo", 1, 10)]
  expect(counts(team, [turn("ada", 3, 0), turn("bo", 1, 0)])).toEqual({ ada: 30, bo: 10 })
  expect(
    counts([turn("ada", 3, 30), turn("bo", 1, 10)], [turn("ada", 1, 0), turn("bo", 1, 0)]),
  ).toEqual({ ada: 10, bo: 10 })
})

test("without anybody to be measured by, counting begins", () => {
  expect(counts([], [turn("ada", 5, 0), turn("bo", 1, 0)])).toEqual({ ada: 0, bo: 0 })
  expect(counts([turn("ada", 1, 7)], [turn("bo", 1, 0)])).toEqual({ bo: 0 })
})

const anyTeam = fc
  .array(fc.record({ weight: fc.integer({ min: 1, max: 100 }), assigned: fc.nat(10_000) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((list) => list.map(({ weight, assigned }, index) => turn(`host-${index}`, weight, assigned)))

test("whoever joins has the least share, to within one booking", () => {
  fc.assert(
    fc.property(anyTeam, fc.integer({ min: 1, max: 100 }), (team, weight) => {
      const joined = fairCounts(team, [...team, turn("new", weight, 0)])
      const least = Math.min(...team.map((host) => host.assigned / host.weight))
      expect(Math.abs(joined.get("new")! - least * weight)).toBeLessThanOrEqual(0.5)
      for (const host of team) expect(joined.get(host.hostId)).toBe(host.assigned)
    }),
  )
})
