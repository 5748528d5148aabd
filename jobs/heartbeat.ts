import { sql } from "drizzle-orm"
import type { Database } from "#db/client.ts"

/** A worker that has said nothing for this long is dead: others take over what it had begun. */
const SILENT_AFTER = "60 seconds"

/** Says that these workers, by their ids in the queue, are alive. */
export async function beat(db: Database, workerIds: string[]): Promise<void> {
  if (workerIds.length === 0) return
  const rows = sql.join(
    workerIds.map((workerId) => sql`(${workerId}, clock_timestamp(), clock_timestamp())`),
    sql`, `,
  )
  await db.execute(sql`
    insert into worker_heartbeats (worker_id, started_at, beat_at) values ${rows}
    on conflict (worker_id) do update set beat_at = excluded.beat_at`)
}

/**
 * Gives the jobs of silent workers back to the queue, so that a killed worker delays them by a minute and
 * not by hours. One that was only frozen may still finish: every job may run twice.
 * @see https://worker.graphile.org/docs/admin-functions#unlock-workers
 */
export async function unlockSilentWorkers(db: Database): Promise<string[]> {
  const rows = await db.execute<{ worker_id: string }>(sql`
    with holding as (
      select distinct locked_by as worker_id, min(locked_at) as since
      from graphile_worker._private_jobs where locked_by is not null group by locked_by
      union
      select distinct locked_by, min(locked_at)
      from graphile_worker._private_job_queues where locked_by is not null group by locked_by
    )
    select distinct worker_id from holding left join worker_heartbeats using (worker_id)
    where coalesce(beat_at, since) < clock_timestamp() - ${SILENT_AFTER}::interval`)
  const silent = rows.map((row) => row.worker_id)
  if (silent.length > 0) {
    const list = sql.join(
      silent.map((workerId) => sql`${workerId}`),
      sql`, `,
    )
    await db.execute(sql`select graphile_worker.force_unlock_workers(array[${list}]::text[])`)
  }
  await db.execute(sql`delete from worker_heartbeats
    where beat_at < clock_timestamp() - interval '1 day'`)
  return silent
}
