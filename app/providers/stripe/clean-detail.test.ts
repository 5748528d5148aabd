import { describe, expect, it } from "vitest"

import { cleanDetail } from "./clean-detail.ts"

describe("what Stripe said, made fit for logs", () => {
  it("names no key, no address with a client's link, and no email", () => {
    const said =
      "Invalid API Key provided: sk_live_abc123XYZ for rk_test_9 and whsec_q1; Not a valid URL: https://book.example/bookings/eyJ0b2tlbg?x=1 from ada@example.com"
    const cleaned = cleanDetail(said)
    expect(cleaned).toBe(
      "Invalid API Key provided: [key] for [key] and [key]; Not a valid URL: [address] from [email]",
    )
  })

  it("is never long", () => {
    expect(cleanDetail("x".repeat(10_000))).toHaveLength(300)
  })
})
