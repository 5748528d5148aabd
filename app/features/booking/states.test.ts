import { expect, test } from "vitest"
import { bookingStates, isHold, occupiesTime, transitions } from "./states.ts"

test("every state can be reached from the first one, and none leads to an unknown one", () => {
  const reached = new Set<string>(["INITIATED"])
  for (const state of reached) {
    for (const next of transitions[state as keyof typeof transitions]) reached.add(next)
  }
  expect([...reached].sort()).toEqual([...bookingStates].sort())
})

test("a state that is over never takes time again, but for a late payment that is rescued", () => {
  const over = bookingStates.filter((state) => !occupiesTime(state) && state !== "INITIATED")
  for (const state of over) {
    const back = transitions[state].filter(occupiesTime)
    expect(back).toEqual(state === "ABANDONED" ? ["CONFIRMED"] : [])
  }
})

test("a paid booking never becomes a hold again", () => {
  expect(transitions.CONFIRMED.some(isHold)).toBe(false)
})
