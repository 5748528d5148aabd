import { describe, expect, it } from "vitest"
import { failureOfAnswer } from "./failure-of-answer.ts"

function failure(status: number, error: unknown) {
  const text = typeof error === "string" ? error : JSON.stringify({ error })
  return failureOfAnswer({ status, headers: new Headers(), text }, null)
}

const withReason = (reason: string) => ({ message: "for people", errors: [{ reason }] })

describe("an answer of Google's that is no success", () => {
  it.each([
    [400, withReason("invalid"), "refused"],
    [401, withReason("authError"), "unauthorized"],
    [403, withReason("forbidden"), "refused"],
    [403, withReason("requiredAccessLevel"), "refused"],
    [403, withReason("rateLimitExceeded"), "rate-limited"],
    [403, withReason("userRateLimitExceeded"), "rate-limited"],
    [403, withReason("quotaExceeded"), "rate-limited"],
    [403, withReason("insufficientPermissions"), "missing-scope"],
    [404, withReason("notFound"), "not-found"],
    [409, withReason("duplicate"), "exists"],
    [410, withReason("deleted"), "not-found"],
    [412, withReason("conditionNotMet"), "changed-there"],
    [429, withReason("rateLimitExceeded"), "rate-limited"],
    [429, "too many", "rate-limited"],
    [500, withReason("backendError"), "unavailable"],
    [502, "<html>bad gateway</html>", "unavailable"],
    [302, "", "refused"],
  ])("with status %i and %j means %s", (status, error, kind) => {
    expect(failure(status, error)).toMatchObject({ kind, status })
  })

  it("names the missing permission by the detail, which is surer than the old reason", () => {
    const error = {
      errors: [{ reason: "insufficientPermissions" }],
      details: [{ reason: "ACCESS_TOKEN_SCOPE_INSUFFICIENT" }],
    }
    expect(failure(403, error).reason).toBe("ACCESS_TOKEN_SCOPE_INSUFFICIENT")
  })

  it("keeps Google's sentence to itself, since it can quote what was sent", () => {
    const error = { message: "Invalid client@example.org", errors: [{ reason: "invalid" }] }
    expect(failure(400, error).message).toBe("google: refused (400 invalid)")
  })
})
