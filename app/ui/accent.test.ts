import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { accentStyle, accentTones, contrast, isAccent, fontStyle } from "./accent.ts"

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, "0")}`)
const grounds = { light: ["#f8f6f3", "#ffffff"], dark: ["#161412", "#1e1c19"] } as const

describe("an organizer's accent", () => {
  it("is readable on every ground, and its ink on it, whatever the colour and the scheme", () => {
    fc.assert(
      fc.property(
        anyColour,
        fc.constantFrom("light" as const, "dark" as const),
        (accent, scheme) => {
          const tones = accentTones(accent, scheme)
          expect(contrast(tones.fill, tones.ink)).toBeGreaterThanOrEqual(4.5)
          for (const ground of [...grounds[scheme], tones.soft]) {
            expect(contrast(tones.text, ground)).toBeGreaterThanOrEqual(4.5)
          }
        },
      ),
    )
  })

  it("stays as it is where it is readable already", () => {
    expect(accentTones("#0f5c55", "light")).toMatchObject({
      fill: "#0f5c55",
      ink: "#ffffff",
      text: "#0f5c55",
    })
  })

  it("is refused when it is anything but a colour, so nothing can be put into the style", () => {
    for (const bad of ["red", "#fff", "#12345g", "#123456;}body{display:none", "", null, 7]) {
      expect(isAccent(bad)).toBe(false)
      expect(accentStyle(bad)).toBe("")
    }
    expect(accentStyle("#112233")).toContain("--accent:#112233")
  })
})

describe("the organizer's face", () => {
  it("is one of those the reader's machine has, and nothing else is written into the page", () => {
    expect(fontStyle("serif")).toMatch(/^html:root\{--font-sans:ui-serif,[^{}<>;]+\}$/)
    expect(fontStyle("rounded")).toContain("ui-rounded")
    for (const other of ["system", "", null, "Comic Sans", "x}body{display:none", "toString"]) {
      expect(fontStyle(other)).toBe("")
    }
  })
})
