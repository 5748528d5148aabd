import { describe, expect, it } from "vitest"
import { example, host } from "./example.testing.ts"
import type { AvailabilityInput } from "./input.ts"
import { seatsLeft } from "./seats-left.ts"

const base = example({ from: "2027-02-10T00:00:00Z", to: "2027-02-11T00:00:00Z" })
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

  it("of a meeting of several hosts are there once, though any of them would do by now", () => {
    const hosts = [host({ id: "ada" }), host({ id: "ben" })]
    const change = { hosts, meetings: [meeting(["ada", "ben"], 1)] }
    expect(left({ ...change, hostChoice: "round-robin" }, 4, ["ada", "ben"])).toBe(3)
  })

  it("are no more than the page's limits let through", () => {
    const at = (starts: number[]) => [host({ bookedAt: starts })]
    const limited = (perDay: number, hosts = at([2_000])) => {
      const rules = { ...base.rules, capacity: 4, limits: { perDay } }
      return left({ hosts, rules, meetings: [meeting(["ada"], 1)] }, 4)
    }
    expect(limited(2)).toBe(1)
    expect(limited(3)).toBe(2)
    expect(limited(9)).toBe(3)
    // Another day's booking takes nothing of this one.
    expect(limited(2, at([2_000, 200_000_000]))).toBe(1)
  })

  it("are bounded for each host, and by a fixed one's limit for all together", () => {
    const rules = { ...base.rules, capacity: 4, limits: { perDay: 3 } }
    const ada = host({ id: "ada", bookedAt: [1_000, 2_000] })
    const ben = host({ id: "ben" })
    const round = { hostChoice: "round-robin", rules } as const
    expect(left({ ...round, hosts: [ada, ben] }, 4, ["ada", "ben"])).toBe(1 + 3)
    const fay = host({ id: "fay", isFixed: true, bookedAt: [2_000] })
    expect(left({ ...round, hosts: [fay, ada, ben] }, 4, ["fay", "ada", "ben"])).toBe(2)
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
