import { createHash, timingSafeEqual } from "node:crypto"

import { stripeApiVersion } from "#app/providers/stripe/api-version.ts"
import { ApiProblem, badParameter } from "./api-problem.ts"
import type { Sandbox } from "./sandbox.ts"

/**
 * Lets a call in when it carries the one key, as bearer or as the user name of basic authentication, and
 * speaks the one API version; throws 401 or 400 otherwise.
 */
export function authorize(sandbox: Sandbox, headers: Headers) {
  const given = keyOf(headers.get("Authorization") ?? "")
  if (given === "") {
    const message =
      "You did not provide an API key. Use the Authorization header (Bearer YOUR_KEY)."
    throw new ApiProblem(401, { type: "invalid_request_error", message })
  }
  if (!isSame(given, sandbox.options.secretKey)) {
    const message = `Invalid API Key provided: ${given.slice(0, 8)}********`
    throw new ApiProblem(401, { type: "invalid_request_error", message })
  }
  const version = headers.get("Stripe-Version") ?? stripeApiVersion
  if (version !== stripeApiVersion) {
    const message = `The sandbox speaks API version ${stripeApiVersion} only.`
    throw badParameter("api_version_invalid", message)
  }
}

function keyOf(authorization: string): string {
  const [scheme = "", value = ""] = authorization.split(" ")
  if (scheme.toLowerCase() === "bearer") return value
  if (scheme.toLowerCase() !== "basic") return ""
  return Buffer.from(value, "base64").toString("utf8").split(":")[0] ?? ""
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((key) => createHash("sha256").update(key).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}
