import type { RandomBytes } from "#app/platform/random.ts"

const FIRST_MS = 250

/**
 * How long to wait before a repeat, in milliseconds: twice as long each time, from half to the whole
 * of it by chance, so that many callers do not come back at once.
 * @param repeat 0 before the first repeat
 */
export function retryDelayMs(repeat: number, random: RandomBytes): number {
  const [high = 0, low = 0] = random(2)
  const chance = (high * 256 + low) / 65_536
  const whole = FIRST_MS * 2 ** repeat
  return Math.round(whole / 2 + (whole / 2) * chance)
}

/**
 * What an answer's Retry-After asks for, in milliseconds: whole seconds, or an HTTP date, which is
 * compared with the answer's own Date (RFC 9110 §10.2.3, §6.6.1). Null when it asks for nothing we
 * can read.
 */
export function retryAfterMsOf(headers: Headers): number | null {
  const value = headers.get("retry-after")?.trim()
  if (!value) return null
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000
  const waitMs = Date.parse(value) - Date.parse(headers.get("date") ?? "")
  return Number.isNaN(waitMs) ? null : Math.max(0, waitMs)
}
