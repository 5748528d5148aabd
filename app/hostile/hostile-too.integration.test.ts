import { test } from "vitest"
import { payloads } from "./testing-payloads.ts"
import { expectHarmless } from "./testing-walk.ts"

// The other half of the attacks: files run beside each other.
test.each(payloads.filter((_, index) => index % 2 === 1))(
  "$name in every place is harmless on every page and in every answer, mail, calendar and message",
  ({ text }) => expectHarmless(text),
)
