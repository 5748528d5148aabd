import { createHash } from "node:crypto"
import type { RandomBytes } from "#app/platform/random.ts"

/** How a token is remembered. */
export const hashOf = (secret: string) => createHash("sha256").update(secret).digest("hex")

export const newSecret = (prefix: string, random: RandomBytes) =>
  prefix + Buffer.from(random(24)).toString("base64url")
