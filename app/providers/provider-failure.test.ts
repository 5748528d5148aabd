import { describe, expect, it } from "vitest"
import { ProviderFailure } from "./provider-failure.ts"

describe("a provider's failure", () => {
  it("says which provider, what kind, which status and which code", () => {
    const failure = new ProviderFailure({
      provider: "google",
      kind: "rate-limited",
      status: 403,
      retryAfterMs: 120_000,
      reason: "rateLimitExceeded",
    })
    expect(failure.message).toBe("google: rate-limited (403 rateLimitExceeded)")
    expect(failure.retryAfterMs).toBe(120_000)
  })

  it("never repeats a text that could hold a token, an address or a person", () => {
    for (const reason of [
      "Bearer ya29.secret is an invalid header value",
      "https://example.com/?code=secret",
      "ada@example.com",
      "x".repeat(61),
    ]) {
      const failure = new ProviderFailure({ provider: "google", kind: "refused", reason })
      expect(failure.reason).toBeNull()
      expect(failure.message).toBe("google: refused")
    }
  })
})
