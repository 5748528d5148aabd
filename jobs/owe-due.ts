import { sql, type SQL } from "drizzle-orm"
import { inTransaction } from "#db/transaction.ts"
import type { Database } from "#db/client.ts"
import { WAITS_SECONDS } from "#app/features/webhook/retry-schedule.ts"
import { enqueue } from "./enqueue.ts"
import type { Payload, TaskName } from "./payloads.ts"

type Due = {
  [Name in TaskName]?: {
    ids: SQL
    payload: (id: string) => Payload<Name>
    key: string
    /** As it is owed elsewhere: jobs of one booking run one after the other. */
    queue?: (id: string) => string
  }
}

const MOST = 1_000
/** As Postgres writes an array. */
const waits = `{${WAITS_SECONDS.join()}}`

/** What is due by its own row, at `now`; each query gives ids. */
function dueAt(now: string): Due {
  return {
    release_hold: {
      ids: sql`select id from bookings
        where state in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED')
          and waits_for is distinct from 'settlement' and payable_until <= ${now}::timestamptz`,
      payload: (bookingId) => ({ bookingId }),
      key: "release",
      queue: (bookingId) => `booking:${bookingId}`,
    },
    complete_booking: {
      ids: sql`select b.id from bookings b join meetings m on m.id = b.meeting_id
        where b.state = 'CONFIRMED' and m.ends_at <= ${now}::timestamptz`,
      payload: (bookingId) => ({ bookingId }),
      key: "complete",
    },
    publish_page: {
      ids: sql`select id from pages where scheduled_at <= ${now}::timestamptz`,
      payload: (pageId) => ({ pageId }),
      key: "publish",
    },
    send_email: {
      ids: sql`select id from outbound_emails
        where state = 'pending' and send_after <= ${now}::timestamptz`,
      payload: (outboundEmailId) => ({ outboundEmailId }),
      key: "email",
    },
    work_inbound_message: {
      ids: sql`select id from inbound_messages where worked_at is null`,
      payload: (inboundMessageId) => ({ inboundMessageId }),
      key: "inbound",
    },
    settle_refund: {
      ids: sql`select id from refunds where state = 'wanted'`,
      payload: (refundId) => ({ refundId }),
      key: "refund",
    },
    deliver_webhook: {
      ids: sql`select d.id from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id
        where d.state = 'pending' and e.paused_at is null
          and (d.attempts = 0 or d.last_attempt_at
            + (${waits}::int[])[least(d.attempts, ${WAITS_SECONDS.length})] * interval '1 second'
            <= ${now}::timestamptz)`,
      payload: (deliveryId) => ({ deliveryId }),
      key: "webhook",
    },
  }
}

/**
 * Finds what is due by row and owes the job for it, unless one is owed already: a lost job, or a clock that
 * was moved, costs a minute and nothing else. A job that waits for its next try is not hurried.
 * @returns how many jobs were owed
 */
export async function oweDue(db: Database, now: Date): Promise<number> {
  let owed = 0
  for (const [task, due] of Object.entries(dueAt(now.toISOString()))) {
    await inTransaction(db, async (tx) => {
      const rows = await tx.execute<{ id: string }>(sql`
        select due.id from (${due.ids}) as due
        where not exists (
          select from graphile_worker.jobs
          where key = ${`${due.key}:`} || due.id::text
            and (attempts > 0 or run_at <= ${now.toISOString()}::timestamptz)
        ) limit ${MOST}`)
      for (const { id } of rows) {
        const payload = due.payload(id) as Payload<TaskName>
        const queue = due.queue ? { queue: due.queue(id) } : {}
        await enqueue(tx, task as TaskName, payload, { key: `${due.key}:${id}`, ...queue })
        owed++
      }
    })
  }
  return owed
}
