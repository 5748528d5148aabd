import { createHmac } from "node:crypto"
import { sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { sendAlong } from "#db/transaction.ts"
import type { Keyring } from "#app/platform/keyring.server.ts"
import type { Env } from "#app/platform/env.server.ts"

export type HoldLimit = "address" | "email" | "page"

/** Names a client's network address without keeping it. */
export function hashAddress(keyring: Keyring, address: string): string {
  const key = keyring.sign("client-address", Buffer.from("holds"))
  return createHmac("sha256", key).update(address).digest("base64url").slice(0, 22)
}

/**
 * Makes takers of one address, and of one email, queue: counting is only true while nobody else counts.
 * Taken before any row is locked, and in one order, so that it never waits in a circle.
 */
export async function queueByClient(
  tx: Transaction,
  { addressHash, organizerId, email }: Client,
): Promise<void> {
  const keys = [
    addressHash && `address:${addressHash}`,
    `email:${organizerId}:${email.toLowerCase()}`,
  ]
  const sorted = keys.filter((key) => key !== null).sort()
  const queue = sql`
    select pg_advisory_xact_lock(hashtextextended(key, 0))
    from json_array_elements_text(${JSON.stringify(sorted)}::json) as key`
  await sendAlong(tx, tx.execute(queue))
}

type Client = { addressHash: string | null; organizerId: string; email: string }

/** Which limit of unpaid holds at once is reached, or null. One's own hold that is being moved does not count. */
export async function reachedHoldLimit(
  tx: Transaction,
  client: Client & { pageId: string; now: Date },
  limits: Env["holdLimits"],
): Promise<HoldLimit | null> {
  const [count] = await tx.execute<Record<HoldLimit, number>>(sql`
    with live as not materialized (
      select address_hash, organizer_id, client_email, page_id from bookings
      where state in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED')
        and waits_for is distinct from 'settlement'
        and payable_until > ${client.now.toISOString()}::timestamptz
    )
    select
      (select count(*)::int from live where address_hash = ${client.addressHash}) as address,
      (select count(*)::int from live where organizer_id = ${client.organizerId}
        and client_email = ${client.email}::citext) as email,
      (select count(*)::int from live where page_id = ${client.pageId}) as page`)
  if (!count) return null
  if (client.addressHash && count.address >= limits.perAddress) return "address"
  if (count.email >= limits.perEmail) return "email"
  return count.page >= limits.perPage ? "page" : null
}
