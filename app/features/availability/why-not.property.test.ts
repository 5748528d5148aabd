import fc from "fast-check"
import { describe, expect, it } from "vitest"

import { input, MINUTE } from "./arbitrary-input.testing.ts"
import { availability } from "./availability.ts"
import type { AvailabilityInput } from "./input.ts"
import { mayTake } from "./may-take.ts"
import { whyNotOffered } from "./why-not.ts"

/** Enough to find what slips through the named cases; PROPERTY_RUNS asks for more. */
const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 150) }

/** Instants worth asking about: mostly where slots start, or a few minutes beside. */
const askedAt = fc.record({
  share: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  minutesBeside: fc.constantFrom(0, 0, 5, 15, 30, -45, 60, 720),
})

function someInstant(input: AvailabilityInput, asked: { share: number; minutesBeside: number }) {
  const slots = availability(input)
  const slot = slots[Math.floor(slots.length * asked.share)]
  const spot = slot?.startsAt ?? input.from + Math.floor((input.to - input.from) * asked.share)
  return spot + asked.minutesBeside * MINUTE
}

describe("the answer why a time is not offered", { timeout: 600_000 }, () => {
  it("is nothing for exactly the offered starts, and for exactly the hosts they name", () => {
    fc.assert(
      fc.property(input, askedAt, (input, asked) => {
        const startsAt = someInstant(input, asked)
        const { isOffered, endsAt, hosts } = whyNotOffered(input, startsAt)
        const slots = availability({ ...input, from: startsAt, to: endsAt })
        const able = hosts.filter(({ obstacles }) => obstacles.length === 0)
        expect(isOffered).toBe(slots.length === 1)
        expect(able.map(({ hostId }) => hostId).sort()).toEqual([...(slots[0]?.hosts ?? [])].sort())
      }),
      runs,
    )
  })

  it("agrees with the check at the moment of taking, but for the increment's phase", () => {
    fc.assert(
      fc.property(input, askedAt, (input, asked) => {
        const startsAt = someInstant(input, asked)
        const verdict = mayTake(input, startsAt)
        const { hosts } = whyNotOffered(input, startsAt)
        const rules = hosts.flatMap(({ obstacles }) => obstacles.map(({ rule }) => rule))
        const able = hosts.filter(({ obstacles }) =>
          obstacles.every(({ rule }) => rule === "increment"),
        )
        expect(able.map(({ hostId }) => hostId).sort()).toEqual(
          verdict.ok ? [...verdict.hosts].sort() : [],
        )
        if (!verdict.ok) expect(rules.map(asRefusal)).toContain(verdict.reason)
      }),
      runs,
    )
  })
})

/** What taking calls the same miss. */
function asRefusal(rule: string): string {
  if (rule === "override") return "outside-hours"
  return rule === "buffer" ? "busy" : rule
}
