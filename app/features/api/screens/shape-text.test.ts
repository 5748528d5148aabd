import { expect, test } from "vitest"
import { translator } from "#app/messages/translate.ts"
import { membersOf, shapeText } from "./shape-text.ts"

const text = translator("en")

test.each([
  [{ type: "string" }, "string"],
  [{ type: "string", format: "uuid" }, "string (uuid)"],
  [{ type: "array", items: { type: "integer" } }, "list of integer"],
  [{ anyOf: [{ type: "integer" }, { type: "null" }] }, "integer or null"],
  [{ oneOf: [{ type: "object" }, { type: "object" }] }, "object"],
  [{ enum: ["a", "b"] }, '"a" | "b"'],
  [{ const: "a" }, '"a"'],
  [{ $ref: "#/components/schemas/Page" }, "Page"],
  [{}, "anything"],
])("%j reads as %s", (schema, expected) => {
  expect(shapeText(schema, text)).toBe(expected)
})

test("members inside lists and choices are named by the way to them, each once", () => {
  const days = {
    type: "object",
    properties: { kind: { const: "days" }, days: { type: "integer" } },
  }
  const minutes = { type: "object", properties: { kind: { const: "minutes" } } }
  const schema = {
    type: "object",
    required: ["list"],
    properties: {
      list: { type: "array", items: { type: "object", properties: { id: { type: "string" } } } },
      notice: { oneOf: [minutes, days] },
    },
  }
  const places = membersOf(schema).map(({ place, isRequired }) => [place, isRequired])
  expect(places).toEqual([
    ["list", true],
    ["list[].id", false],
    ["notice", false],
    ["notice.kind", false],
    ["notice.days", false],
  ])
})
