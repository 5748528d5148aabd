import { describe, expect, it } from "vitest"

import { nearestSlots } from "./nearest-slots.ts"

const slots = [10, 20, 40, 50, 90].map((startsAt) => ({
  startsAt,
  endsAt: startsAt + 5,
  hosts: [],
}))

function nearest(at: number, count: number): number[] {
  return nearestSlots(slots, at, count).map((slot) => slot.startsAt)
}

describe("the slots nearest to a lost one", () => {
  it("are the closest before and after it, in order of time", () => {
    expect(nearest(42, 3)).toEqual([20, 40, 50])
    expect(nearest(60, 2)).toEqual([40, 50])
    expect(nearest(80, 2)).toEqual([50, 90])
  })

  it("prefer the earlier of two equally near ones", () => {
    expect(nearest(45, 1)).toEqual([40])
    expect(nearest(30, 1)).toEqual([20])
  })

  it("are all from one side at the edges, and never more than there are", () => {
    expect(nearest(0, 2)).toEqual([10, 20])
    expect(nearest(1000, 2)).toEqual([50, 90])
    expect(nearest(45, 99)).toEqual([10, 20, 40, 50, 90])
    expect(nearest(45, 0)).toEqual([])
    expect(nearestSlots([], 45, 3)).toEqual([])
  })
})
