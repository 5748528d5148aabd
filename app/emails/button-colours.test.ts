import fc from "fast-check"
import { expect, test } from "vitest"
import { buttonColours } from "./button-colours.ts"

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, "0")}`)

/** WCAG 2.2, written apart from the rule under test. */
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [one, other]
    .map((text) => {
      const parts = text.match(/[0-9a-f]{2}/g)!.map((part) => Number.parseInt(part, 16) / 255)
      const [r = 0, g = 0, b = 0] = parts.map((c) =>
        c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4),
      )
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    })
    .sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

test("the button's words can be read on any accent colour", () => {
  fc.assert(
    fc.property(colour, (accent) => {
      const { fill, ink } = buttonColours(accent)
      expect(fill).toBe(accent)
      expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5)
    }),
  )
})

test("a button of any colour has an edge that can be seen on the light card and on the dark one", () => {
  fc.assert(
    fc.property(colour, (accent) => {
      const { fill, border } = buttonColours(accent)
      for (const card of ["#ffffff", "#1e1c19"]) {
        expect(Math.max(contrast(fill, card), contrast(border, card))).toBeGreaterThan(1.5)
      }
    }),
  )
})

test("what is no colour gives a neutral button", () => {
  for (const text of ["", "red", "#fff", "#12345g", "#123456;background:url(x)"]) {
    expect(buttonColours(text).fill).toBe("#4a4038")
  }
})
