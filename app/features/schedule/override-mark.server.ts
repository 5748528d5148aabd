import { createHash } from "node:crypto"
import type { DayOverride } from "./override-spans.ts"

/**
 * What stood on some dates, in a few signs: whoever sends it back has seen it. Empty when there was nothing.
 * @param overrides by date
 */
export function overrideMark(overrides: readonly DayOverride[]): string {
  if (overrides.length === 0) return ""
  const told = overrides.map(({ date, kind, label, ranges }) => [
    date,
    kind,
    label,
    ...ranges.map(({ startMinute, endMinute }) => [startMinute, endMinute]),
  ])
  return createHash("sha256").update(JSON.stringify(told)).digest("base64url").slice(0, 22)
}
