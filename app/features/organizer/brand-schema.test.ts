import { expect, test } from "vitest"
import { footerSchema, senderAddressSchema, senderNameSchema } from "./brand-schema.ts"

test("a footer keeps its lines, and markup in it stays text", () => {
  expect(footerSchema.parse(" Berg\r\nMain St 1\r<script>alert(1)</script> ")).toBe(
    "Berg\nMain St 1\n<script>alert(1)</script>",
  )
  expect(footerSchema.parse("")).toBe("")
})

test.each([
  ["x".repeat(601), "footer-long"],
  ["x\n".repeat(10) + "x", "footer-lines"],
  ["a\u0000b", "footer-unprintable"],
  ["a\u2028b", "footer-unprintable"],
  ["\u202egnihtyna", "footer-unprintable"],
])("a footer that could not be shown as it is is refused", (typed, problem) => {
  const result = footerSchema.safeParse(typed)
  expect(result.error?.issues[0]?.message).toContain(problem)
})

test.each([
  "not an address",
  "a@b",
  "a@b.example\r\nBcc: everyone@evil.example",
  "a@b.example, c@evil.example",
  "Berg <a@b.example>",
  '"a b"@b.example',
  "a@b.example@evil.example",
  `${"a".repeat(250)}@b.example`,
])("%j is no address a mail could be from", (typed) => {
  expect(senderAddressSchema.safeParse(typed).success).toBe(false)
})

test("an address is taken as it is, and may be left out", () => {
  expect(senderAddressSchema.parse(" hello@studio.example ")).toBe("hello@studio.example")
  expect(senderAddressSchema.parse("")).toBe("")
})

test("a sender's name cannot begin another header", () => {
  expect(senderNameSchema.safeParse("Berg\r\nBcc: everyone@evil.example").success).toBe(false)
  expect(senderNameSchema.parse("")).toBe("")
})
