import fc from "fast-check"
import { expect, test } from "vitest"
import { byTurn, type Turn } from "./by-turn.ts"

const team = (hostId: string) => ({ hostIds: [hostId], turnHostId: hostId })
const turn = (hostId: string, assigned: number, weight = 1, lastAssignedAt: number | null = null) =>
  ({ hostId, assigned, weight, lastAssignedAt }) satisfies Turn

test.each([
  ["fewest first", [turn("a", 3), turn("b", 1), turn("c", 2)], ["b", "c", "a"]],
  ["for their weight", [turn("a", 4, 4), turn("b", 3, 2)], ["a", "b"]],
  ["then whoever waited longest", [turn("a", 1, 1, 20), turn("b", 1, 1, 10)], ["b", "a"]],
  ["then one who never had a turn", [turn("a", 0, 1, 20), turn("b", 0)], ["b", "a"]],
  ["then the page's order", [turn("b", 1), turn("a", 1)], ["b", "a"]],
])("a round robin asks %s", (_rule, turns, order) => {
  const teams = turns.map(({ hostId }) => team(hostId))
  expect(byTurn(teams, turns).map(({ turnHostId }) => turnHostId)).toEqual(order)
})

test("however many meetings are given, each host has its share by weight within one turn", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 400 }),
      (weights, meetings) => {
        const turns = weights.map((weight, index) => turn(`host-${index}`, 0, weight))
        const teams = turns.map(({ hostId }) => team(hostId))
        for (let at = 1; at <= meetings; at++) {
          const next = turns.find(({ hostId }) => hostId === byTurn(teams, turns)[0]?.turnHostId)!
          Object.assign(next, { assigned: next.assigned + 1, lastAssignedAt: at })
        }
        // Whoever was given one had the least for the weight: nobody is ahead by more than one meeting.
        const least = Math.min(...turns.map(({ assigned, weight }) => assigned / weight))
        for (const { assigned, weight } of turns) {
          expect((assigned - 1) / weight).toBeLessThanOrEqual(least)
        }
      },
    ),
  )
})
