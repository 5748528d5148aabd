import fc from "fast-check"
import { expect, test } from "vitest"
import { oneLine } from "./one-line.ts"

test("no text from outside keeps a line break, a control character or a turn of direction", () => {
  const hostile = fc.array(
    fc.oneof(
      fc.constantFrom(
        "\r\n",
        "\n",
        "\r",
        "\u2028",
        "\u2029",
        "\u0000",
        "\u0085",
        "\u202e",
        "\ud83d",
      ),
      fc.string({ unit: "binary" }),
    ),
  )
  fc.assert(
    fc.property(hostile, (parts) => {
      const line = oneLine(parts.join(""))
      expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]/u)
      expect(line).toBe(oneLine(line))
      expect([...line].length).toBeLessThanOrEqual(200)
    }),
  )
})

test("an ordinary name stays as it was written", () => {
  for (const name of ["Zoë O’Neil-Şahin", "李 小龍", "أحمد", "👩‍👩‍👧 Family", "a@example.com"]) {
    expect(oneLine(name)).toBe(name)
  }
})

test("a name of ten thousand letters is cut and says so", () => {
  expect(oneLine("n".repeat(10_000))).toBe(`${"n".repeat(199)}…`)
})
