import { expect, test } from "vitest"
import { troubleOf } from "./trouble.ts"

const START = new Date("2027-01-01T03:00:00Z")
const after = (days: number) => new Date(START.getTime() + days * 86_400_000)
const fine = { provenBy: "dns", isHere: true, isCertain: true, said: null } as const
const gone = { provenBy: null, isHere: true, isCertain: true, said: "ENOTFOUND" } as const
const astray = { provenBy: "dns", isHere: false, isCertain: true, said: "404" } as const
const proven = {
  ...{ provenAt: START, isPrimary: true, troubleSince: null, toldAt: null, lapsedAt: null },
}

test("a claim that was never proven is in no trouble", () => {
  const claim = { ...proven, provenAt: null, isPrimary: false }
  expect(troubleOf(claim, gone, START)).toMatchObject({ since: null, due: "nothing" })
})

test("a night without proof is not told, a day is, once", () => {
  expect(troubleOf(proven, gone, START)).toMatchObject({ since: START, due: "nothing" })
  const begun = { ...proven, troubleSince: START }
  expect(troubleOf(begun, gone, after(0.9))).toMatchObject({ due: "nothing" })
  expect(troubleOf(begun, gone, after(1))).toMatchObject({ due: "warning", givenUpAt: after(7) })
  expect(troubleOf({ ...begun, toldAt: after(1) }, gone, after(2))).toMatchObject({
    ...{ due: "nothing", isLapsed: false },
  })
})

test("after a week it is given up, told once more, and not before there was a warning", () => {
  const told = { ...proven, troubleSince: START, toldAt: after(1) }
  expect(troubleOf(told, gone, after(7))).toMatchObject({ due: "giving-up", isLapsed: true })
  const unwarned = { ...told, toldAt: null }
  expect(troubleOf(unwarned, gone, after(9))).toMatchObject({ due: "warning", isLapsed: false })
  const over = { ...told, isPrimary: false, lapsedAt: after(7) }
  expect(troubleOf(over, gone, after(8))).toMatchObject({ due: "nothing", isLapsed: true })
})

test("one that leads elsewhere matters where addresses are written with it, and keeps its proof", () => {
  const told = { ...proven, troubleSince: START, toldAt: after(1) }
  expect(troubleOf(told, astray, after(7))).toMatchObject({ due: "giving-up", isLapsed: false })
  const aside = { ...told, isPrimary: false }
  expect(troubleOf(aside, astray, after(7))).toMatchObject({ since: null, due: "nothing" })
})

test("mended, it is as if nothing had been", () => {
  const lapsed = { ...proven, troubleSince: START, toldAt: after(1), lapsedAt: after(7) }
  expect(troubleOf(lapsed, fine, after(9))).toEqual({
    ...{ since: null, due: "nothing", isLapsed: false, givenUpAt: null },
  })
})
