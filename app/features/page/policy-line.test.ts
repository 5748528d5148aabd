import { describe, expect, it } from "vitest"
import { translator } from "#app/messages/translate.ts"
import { policyLine, type Policy } from "./policy-line.ts"

const line = (change: Partial<Policy>, isPaid = true) =>
  policyLine(
    {
      cancelCutoffMinutes: 120,
      moveCutoffMinutes: 120,
      refundRule: { minutesBefore: 1440, percent: 100 },
      ...change,
    },
    isPaid,
    translator("en"),
  )

describe("the policy in one line", () => {
  it("says both deadlines at once when they are the same, and until when the money comes back", () => {
    expect(line({})).toBe(
      "Cancel or move up to 2 hours before the start. All your money comes back until 24 hours before, nothing after that.",
    )
  })

  it("names no second deadline when the refund lasts as long as cancelling", () => {
    expect(line({ refundRule: { minutesBefore: 60, percent: 50 } })).toBe(
      "Cancel or move up to 2 hours before the start. 50 % of your money comes back.",
    )
  })

  it("says so when nothing comes back, or nothing is possible online", () => {
    expect(line({ refundRule: { minutesBefore: 0, percent: 0 }, moveCutoffMinutes: null })).toBe(
      "Cancel up to 2 hours before the start. No money comes back. Cannot be moved online.",
    )
    expect(line({ cancelCutoffMinutes: null, moveCutoffMinutes: null })).toBe(
      "Cannot be canceled or moved online.",
    )
  })

  it("does not speak of money on a free page", () => {
    expect(line({ cancelCutoffMinutes: 0, moveCutoffMinutes: 0 }, false)).toBe(
      "Cancel or move at any time before the start.",
    )
  })
})
