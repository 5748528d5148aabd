import { createHash } from "node:crypto"
import type { RandomBytes } from "#app/platform/random.ts"

/** A secret for one authorization, 43 characters (RFC 7636 §4.1); it must stay with us until the callback. */
export function newCodeVerifier(random: RandomBytes): string {
  return Buffer.from(random(32)).toString("base64url")
}

/** What the provider gets to see of it beforehand: S256 (RFC 7636 §4.2). */
export function codeChallengeOf(codeVerifier: string): string {
  return createHash("sha256").update(codeVerifier, "ascii").digest("base64url")
}
