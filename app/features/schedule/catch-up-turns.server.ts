import { sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"

/**
 * Who was away goes on level with the least served of the others on each page, for their weight: a pause is
 * no debt that the host would have to work off with every next booking.
 */
export async function catchUpTurns(tx: Transaction, hostId: string): Promise<void> {
  await tx.execute(sql`
    update page_hosts as own
    set assigned = greatest(own.assigned, round(others.share * own.weight)::int)
    from (
      select ph.page_id, min(ph.assigned::float / ph.weight) as share
      from page_hosts ph join hosts h on h.id = ph.host_id
      where ph.host_id <> ${hostId} and not ph.is_fixed and h.paused_at is null
        and ph.page_id in (select page_id from page_hosts where host_id = ${hostId})
      group by ph.page_id
    ) as others
    where own.page_id = others.page_id and own.host_id = ${hostId} and not own.is_fixed`)
}
