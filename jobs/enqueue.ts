import { sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import type { Payload, TaskName } from "./payloads.ts"

/**
 * How often a job is tried before it counts as failed and is shown in the admin. The queue waits e^n
 * seconds after the n-th failure: 25 tries are more than a week past the tenth hour.
 */
const TRIES = 25

type JobOptions = {
  /** Not before this instant. */
  runAt?: Date
  /** Jobs of one queue run one after the other: one per meeting, one per booking. */
  queue?: string
  /** A job with the same key that has not begun is replaced: it only spares work. */
  key?: string
}

/**
 * Owes a job as part of a change: it exists when the transaction commits and not otherwise.
 * @see https://worker.graphile.org/docs/sql-add-job
 */
export async function enqueue<Name extends TaskName>(
  tx: Transaction,
  task: Name,
  payload: Payload<Name>,
  { runAt, queue, key }: JobOptions = {},
): Promise<void> {
  await tx.execute(sql`
    select from graphile_worker.add_job(
      identifier => ${task},
      payload => ${JSON.stringify(payload)}::json,
      queue_name => ${queue ?? null},
      run_at => ${runAt?.toISOString() ?? null}::timestamptz,
      max_attempts => ${TRIES},
      job_key => ${key ?? null}
    )`)
}
