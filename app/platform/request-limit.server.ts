import { createHmac } from "node:crypto"
import { sql } from "drizzle-orm"
import { throttles } from "#db/schema/operations.ts"
import type { Database } from "#db/client.ts"
import { clientAddress } from "./client-address.ts"
import type { Keyring } from "./keyring.server.ts"

const WINDOW_MS = 60_000
const MOST_AT_ONCE = 20
const MOST_ADDRESSES = 10_000

/** What a process may still let pass of one address in one minute, without asking again. */
type Allowance = { windowStartsAt: number; left: number }

export type RequestLimit = (request: Request) => Promise<number | null>

/**
 * Counts requests per client address and minute, for all processes together, in Postgres. Each process
 * takes up to twenty at a time, so that a request usually costs no query; what it took and did not use is
 * given up at the end of the minute.
 * @returns of each request the seconds to wait, or null when it may pass; one without an address may
 */
export function createRequestLimit({
  db,
  keyring,
  perMinute,
  nowMs,
}: {
  db: Database
  keyring: Keyring
  perMinute: number
  nowMs: () => number
}): RequestLimit {
  const hashKey = keyring.sign("client-address", Buffer.from("requests"))
  const allowances = new Map<string, Allowance>()
  const atOnce = Math.min(MOST_AT_ONCE, Math.max(1, Math.floor(perMinute / 30)))

  async function take(address: string, windowStartsAt: number): Promise<number> {
    const hash = createHmac("sha256", hashKey).update(address).digest("base64url").slice(0, 22)
    const [row] = await db
      .insert(throttles)
      .values({
        key: `requests:${hash}`,
        windowStartsAt: new Date(windowStartsAt),
        count: atOnce,
      })
      .onConflictDoUpdate({
        target: [throttles.key, throttles.windowStartsAt],
        // It stops just above the limit: nobody counts a flood up to where numbers end.
        set: { count: sql`least(${throttles.count} + ${atOnce}, ${perMinute + atOnce})` },
      })
      .returning({ count: throttles.count })
    const before = (row?.count ?? atOnce) - atOnce
    return Math.max(0, Math.min(atOnce, perMinute - before))
  }

  return async (request) => {
    const address = clientAddress(request)
    if (address === null) return null
    const now = nowMs()
    const windowStartsAt = Math.floor(now / WINDOW_MS) * WINDOW_MS
    let allowance = allowances.get(address)
    if (allowance?.windowStartsAt !== windowStartsAt) {
      if (allowances.size >= MOST_ADDRESSES) allowances.clear()
      allowance = { windowStartsAt, left: await take(address, windowStartsAt) }
      allowances.set(address, allowance)
    } else if (allowance.left === 0) {
      const taken = await take(address, windowStartsAt)
      allowance.left += taken
    }
    if (allowance.left === 0) {
      // Refused for the rest of this minute: asking again for every further request would be the flood's work.
      allowance.left = -1
    }
    if (allowance.left < 0) {
      return Math.max(1, Math.ceil((windowStartsAt + WINDOW_MS - now) / 1000))
    }
    allowance.left -= 1
    return null
  }
}
