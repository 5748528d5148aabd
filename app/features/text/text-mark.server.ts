import { createHash } from "node:crypto"

/**
 * How the texts of a group stood, in a few signs: whoever sends it back has seen them.
 * @param own the own words there are, by key
 */
export function textMark(own: Readonly<Record<string, string>>): string {
  const told = Object.entries(own).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash("sha256").update(JSON.stringify(told)).digest("base64url").slice(0, 22)
}
