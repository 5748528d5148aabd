import { describe, expect, it } from "vitest"
import { codeChallengeOf, newCodeVerifier } from "./pkce.server.ts"

describe("PKCE", () => {
  it("makes the challenge of RFC 7636, appendix B", () => {
    expect(codeChallengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")).toBe(
      "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    )
  })

  it("makes a verifier of 43 unreserved characters", () => {
    expect(newCodeVerifier((size) => new Uint8Array(size).fill(251))).toMatch(/^[\w-]{43}$/)
  })
})
