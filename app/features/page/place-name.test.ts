import { expect, test } from "vitest"
import { translator } from "#app/messages/translate.ts"
import { placeName } from "./place-name.ts"

test.each([
  ["zoom", "", "Zoom"],
  ["teams", "", "Microsoft Teams"],
  ["phone", "", "By phone"],
  ["phone", "We call you", "We call you"],
  ["link", "Video call", "Video call"],
  ["link", "", ""],
] as const)("a place of kind %s with the words “%s” is called “%s”", (kind, text, name) => {
  expect(placeName({ kind, text }, translator("en"))).toBe(name)
})
