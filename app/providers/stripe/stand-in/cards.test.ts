import { describe, expect, it } from "vitest"

import { readCard } from "./cards.ts"

describe("a card number", () => {
  it("is the same with spaces, dashes, or nothing between its groups", () => {
    for (const typed of ["4242424242424242", "4242 4242 4242 4242", " 4242-4242-4242-4242 "]) {
      expect(readCard(typed)).toMatchObject({ last4: "4242", behaviour: { does: "pay" } })
    }
  })

  it.each(["", "4242", "4242 4242 4242 4241", "card number", "４２４２４２４２４２４２４２４２"])(
    "%j is none",
    (typed) => expect(readCard(typed)).toBeNull(),
  )

  it("that nobody listed is declined as a real one", () => {
    expect(readCard("4111111111111111")?.behaviour).toMatchObject({
      does: "decline",
      declineCode: "test_mode_live_card",
    })
  })
})
