import { sql } from "drizzle-orm"
import type { Runtime } from "#app/runtime.server.ts"

const DAY = 86_400_000
const KEPT_DAYS = 30

/**
 * Raw messages, sent bodies, what programs were told and answered, checkout parameters and addresses are
 * emptied after 30 days, and so is what a client typed into an attempt that came to nothing; counters of
 * limits go after a day.
 */
export async function forgetSealedBodies({
  db,
  clock,
}: Pick<Runtime, "db" | "clock">): Promise<void> {
  const now = await clock.now(db)
  const before = new Date(now.getTime() - KEPT_DAYS * DAY).toISOString()
  const yesterday = new Date(now.getTime() - DAY).toISOString()
  await db.execute(sql`update inbound_messages set sealed_body = null
    where sealed_body is not null and received_at < ${before}::timestamptz`)
  await db.execute(sql`update outbound_emails set sealed_body = null
    where sealed_body is not null and created_at < ${before}::timestamptz`)
  await db.execute(sql`update checkouts set sealed_parameters = null, sealed_address = null
    where state in ('complete', 'expired', 'refused') and created_at < ${before}::timestamptz
      and (sealed_parameters is not null or sealed_address is not null)`)
  await db.execute(sql`update webhook_messages set sealed_body = null
    where sealed_body is not null and created_at < ${before}::timestamptz`)
  await db.execute(sql`update webhook_deliveries set last_error = null
    where last_error is not null and created_at < ${before}::timestamptz`)
  await db.execute(sql`update webhook_endpoints
    set previous_sealed_secret = null, previous_until_at = null
    where previous_until_at <= ${now.toISOString()}::timestamptz`)
  await db.execute(sql`update bookings
    set client_name = '', client_email = 'erased@invalid', notes = '', answers = '{}', address_hash = null
    where (state = 'ABANDONED' or (state = 'CANCELED' and confirmed_at is null)) and updated_at < ${before}::timestamptz and client_name <> ''
      and not exists (select from payments p where p.booking_id = bookings.id and p.captured_minor > 0)`)
  await db.execute(sql`update clients set name = '', email = id::text || '@erased.invalid'
    where name <> '' and created_at < ${before}::timestamptz
      and not exists (select from bookings b where b.client_id = clients.id and b.client_name <> '')`)
  await db.execute(sql`update page_invitations set email = null
    where email is not null and expires_at < ${before}::timestamptz`)
  await db.execute(sql`delete from throttles where window_starts_at < ${yesterday}::timestamptz`)
  await db.execute(sql`delete from oauth_states where created_at < ${yesterday}::timestamptz`)
  await db.execute(sql`delete from idempotency_keys where created_at < ${yesterday}::timestamptz`)
}
