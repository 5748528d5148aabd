import { describe, expect, it } from "vitest"
import { missingScopes, requiredScopes } from "./scopes.ts"

describe("Google's permissions", () => {
  it("name each one that was unticked", () => {
    expect(missingScopes(requiredScopes)).toEqual([])
    expect(missingScopes([])).toEqual(requiredScopes)
    expect(missingScopes(requiredScopes.slice(1))).toEqual([requiredScopes[0]])
  })

  it("count a wider one for the narrower ones", () => {
    expect(missingScopes(["https://www.googleapis.com/auth/calendar"])).toEqual([])
    expect(missingScopes(["https://www.googleapis.com/auth/calendar.readonly"])).toEqual(
      requiredScopes.slice(0, 2),
    )
  })
})
