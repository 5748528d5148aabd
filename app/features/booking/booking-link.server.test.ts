import fc from "fast-check"
import { expect, test } from "vitest"
import { createKeyring } from "#app/platform/keyring.server.ts"
import { systemRandom } from "#app/platform/random.ts"
import { linkPurposes, readBookingLink, signBookingLink } from "./booking-link.server.ts"

const keyring = createKeyring(["a-key-of-at-least-thirty-two-bytes-long"], systemRandom)
const link = fc.record({
  bookingId: fc.uuid(),
  purpose: fc.constantFrom(...linkPurposes),
  version: fc.integer({ min: 1, max: 65_535 }),
})

test("a link says exactly what it was signed for", () => {
  fc.assert(
    fc.property(link, (wanted) => {
      expect(readBookingLink(keyring, signBookingLink(keyring, wanted))).toEqual(wanted)
    }),
  )
})

test("a link with any one character changed opens nothing", () => {
  fc.assert(
    fc.property(link, fc.nat(46), fc.constantFrom(..."ABCDEFabcdef0123_-"), (wanted, at, other) => {
      const token = signBookingLink(keyring, wanted)
      fc.pre(token[at] !== other)
      expect(readBookingLink(keyring, token.slice(0, at) + other + token.slice(at + 1))).toBeNull()
    }),
    { numRuns: 500 },
  )
})

test("text that never was a link opens nothing", () => {
  for (const token of ["", "x", "../../etc", "A".repeat(47), "ä".repeat(47), "A".repeat(10_000)]) {
    expect(readBookingLink(keyring, token)).toBeNull()
  }
})

test("a link signed by another installation opens nothing", () => {
  const other = createKeyring(["another-key-of-at-least-thirty-two-bytes"], systemRandom)
  const wanted = {
    bookingId: "0190c5f0-0000-7000-8000-000000000001",
    purpose: "cancel",
    version: 1,
  }
  expect(readBookingLink(keyring, signBookingLink(other, wanted as never))).toBeNull()
})
