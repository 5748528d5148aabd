import { describe, expect, it } from "vitest"
import { example, host } from "./example.testing.ts"
import type { AvailabilityInput } from "./input.ts"
import { seatsLeft } from "./seats-left.ts"

const slot = { startsAt: 1_000, endsAt: 1_000 + 3_600_000, hosts: ["ada"] }
const meeting = (hostIds: string[], seatsTaken: number) => {
  const { startsAt, endsAt } = slot
  return { startsAt, endsAt, hostIds, seatsTaken }
}

function left(
  change: Partial<AvailabilityInput>,
  capacity: number,
  hosts: readonly string[] = slot.hosts,
) {
  const day = { from: "2027-02-10T00:00:00Z", to: "2027-02-11T00:00:00Z" }
  const input = example({ ...day, rules: { capacity } })
  return seatsLeft([{ ...slot, hosts }], { ...input, ...change }).get(slot.startsAt)
}

describe("the seats left of a time", () => {
  it("are all where nobody has booked, and fewer with each who has", () => {
    expect(left({}, 4)).toBe(4)
    expect(left({ meetings: [meeting(["ada"], 3)] }, 4)).toBe(1)
  })

  it("are those a meeting was begun with, where the page sells more now, and the page's where it sells fewer", () => {
    const begunWith = (capacity: number) => ({ meetings: [{ ...meeting(["ada"], 1), capacity }] })
    expect(left(begunWith(2), 4)).toBe(1)
    expect(left(begunWith(1), 4)).toBe(0)
    expect(left(begunWith(6), 4)).toBe(3)
  })

  it("are not counted where a page has one", () => {
    expect(left({}, 1)).toBeUndefined()
  })

  it("are one meeting's when all hosts give it together", () => {
    const change = { hostChoice: "collective", meetings: [meeting(["ada", "ben"], 1)] } as const
    expect(left(change, 4, ["ada", "ben"])).toBe(3)
  })

  it("are those of every host who could take it, fixed ones beside each", () => {
    const hosts = [host({ id: "fay", isFixed: true }), host({ id: "ada" }), host({ id: "ben" })]
    const meetings = [meeting(["fay", "ada"], 3)]
    const change = { hostChoice: "round-robin", hosts, meetings } as const
    expect(left(change, 4, ["fay", "ada"])).toBe(1)
    expect(left({ ...change, hosts: hosts.slice(1) }, 4, ["ada", "ben"])).toBe(1 + 4)
  })
})
