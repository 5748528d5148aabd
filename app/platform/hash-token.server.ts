import { createHash } from "node:crypto"

/** What the database keeps of a random token of 256 bits: one hash is enough, nobody can try them all. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url")
}
