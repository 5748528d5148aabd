import { createHash } from "node:crypto"
import type { BrandInput } from "./brand-schema.ts"

/** How a brand stood, in a few signs: whoever sends it back has seen it. */
export function brandMark(brand: BrandInput): string {
  const told = Object.entries(brand).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash("sha256").update(JSON.stringify(told)).digest("base64url").slice(0, 22)
}
