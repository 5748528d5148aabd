import { sql, type SQL } from "drizzle-orm"
import { inTransaction } from "#db/transaction.ts"
import type { Queryable } from "#db/client.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { describeError } from "#app/platform/logger.server.ts"
import { oneLine } from "#app/platform/one-line.ts"
import type { Runtime } from "#app/runtime.server.ts"

export type FailedJob = {
  id: string
  /** The task's name. */
  task: string
  attempts: number
  /** It is not tried again by itself. */
  isGivenUp: boolean
  nextRunAt: Date
  /** One line, without signed addresses. */
  lastError: string
  /** The booking it is about, where it is about one. */
  bookingId: string | null
}

type UserActor = Extract<Actor, { kind: "user" }>

const LONGEST_ERROR = 400

/** An id in a job's payload; a payload that holds something else there is no reason to fail. */
const idIn = (name: string): SQL =>
  sql`(case when j.payload ->> ${name} ~ '^[0-9a-f-]{36}$' then (j.payload ->> ${name})::uuid end)`

/**
 * The failed jobs that are this actor's to see: what belongs to the organizer by the row it is about, and,
 * for an owner, what belongs to nobody, such as the sweep.
 * @see https://worker.graphile.org/docs/schema for the queue's own tables
 */
async function selectFailedJobs(
  db: Queryable,
  { organizerId, role }: UserActor,
  jobId: string | null,
): Promise<FailedJob[]> {
  const rows = await db.execute<
    Omit<FailedJob, "nextRunAt" | "lastError"> & { nextRunAt: string; lastError: string | null }
  >(sql`
    select * from (
      select j.id::text as id, t.identifier as task, j.attempts,
        j.attempts >= j.max_attempts as "isGivenUp", j.run_at as "nextRunAt",
        j.last_error as "lastError", about.booking_id as "bookingId", about.organizer_id
      from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      left join lateral (
        select b.id as booking_id, b.organizer_id from bookings b where b.id = ${idIn("bookingId")}
        union all
        select e.booking_id, coalesce(e.organizer_id, (
            select m.organizer_id from memberships m where m.user_id = e.user_id
            order by m.created_at limit 1))
          from outbound_emails e where e.id = ${idIn("outboundEmailId")}
        union all
        select c.booking_id, c.organizer_id from checkouts c where c.id = ${idIn("checkoutId")}
        union all
        select p.booking_id, p.organizer_id from refunds r join payments p on p.id = r.payment_id
          where r.id = ${idIn("refundId")}
        union all
        select null::uuid, v.organizer_id from calendar_events v where v.id = ${idIn("calendarEventId")}
        union all
        select null::uuid, k.organizer_id from calendars k where k.id = ${idIn("calendarId")}
        limit 1
      ) about on true
      where (j.last_error is not null or j.attempts >= j.max_attempts)
        and (${jobId}::bigint is null or j.id = ${jobId}::bigint)
    ) failed
    where failed.organizer_id = ${organizerId}
      or (failed.organizer_id is null and ${role === "owner"})
    order by failed."isGivenUp" desc, failed."nextRunAt"
    limit 200`)
  return rows.map((row) => ({
    id: row.id,
    task: row.task,
    attempts: row.attempts,
    isGivenUp: row.isGivenUp,
    bookingId: row.bookingId,
    nextRunAt: new Date(row.nextRunAt),
    lastError: readable(row.lastError),
  }))
}

/** The first line of an error as the log would have it: without signed addresses. */
function readable(error: string | null): string {
  const message = String(describeError(new Error(error ?? ""))["message"])
  return oneLine(message.split("\n")[0] ?? "", LONGEST_ERROR)
}

/** Every job that has failed and is not done, given up first. */
export async function listFailedJobs(
  actor: UserActor,
  { db }: Pick<Runtime, "db">,
): Promise<FailedJob[]> {
  return selectFailedJobs(db, actor, null)
}

/** Lets a failed job run again at once, with all its tries. One that runs just now is left alone. */
export async function retryJob(
  actor: UserActor,
  { jobId }: { jobId: string },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<{ ok: true } | { ok: false; problem: "not-found" }> {
  if (!/^\d{1,18}$/.test(jobId)) return { ok: false, problem: "not-found" }
  return inTransaction(db, async (tx) => {
    const [job] = await selectFailedJobs(tx, actor, jobId)
    if (!job) return { ok: false, problem: "not-found" }
    const at = await clock.now(tx)
    await tx.execute(sql`
      select from graphile_worker.reschedule_jobs(
        job_ids => array[${jobId}::bigint], run_at => ${at.toISOString()}::timestamptz, attempts => 0)`)
    const { organizerId } = actor
    const detail = { task: job.task, job: jobId }
    const change = { action: "job.retried", subjectKind: "job", subjectId: null, detail }
    await recordChange(tx, actor, { organizerId, ...change, at }, { ids })
    return { ok: true }
  })
}
