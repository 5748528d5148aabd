import type { RandomBytes } from "./random.ts"

/** Gives the next id: a UUIDv7 in lower case. Ids order by time; they are never a secret. */
export type IdSource = () => string

/**
 * UUIDv7 as RFC 9562 §5.7 lays it out: 48 bits of Unix milliseconds, then version, variant and chance.
 * @param nowMs the moment, in milliseconds since 1970
 */
export function uuidv7Source(nowMs: () => number, random: RandomBytes): IdSource {
  return () => {
    const bytes = random(16)
    let time = nowMs()
    for (let index = 5; index >= 0; index--) {
      bytes[index] = time % 256
      time = Math.floor(time / 256)
    }
    bytes[6] = (bytes[6]! & 0x0f) | 0x70
    bytes[8] = (bytes[8]! & 0x3f) | 0x80
    const hex = Buffer.from(bytes).toString("hex")
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      hex.slice(12, 16),
      hex.slice(16, 20),
      hex.slice(20),
    ].join("-")
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a text from outside can be an id at all; Postgres would throw on anything else. */
export function isId(value: string | null | undefined): value is string {
  return typeof value === "string" && UUID.test(value)
}
