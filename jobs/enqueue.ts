import { sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { beforeCommit } from "#db/transaction.ts"
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

type Job = JobOptions & { task: TaskName; payload: Payload<TaskName> }

const owed = new WeakMap<object, Job[]>()

/**
 * Owes a job as part of a change: it exists when the transaction commits and not otherwise. The jobs of one
 * change are written together at its end; of those with one key the last counts.
 * @see https://worker.graphile.org/docs/sql-add-job
 */
export async function enqueue<Name extends TaskName>(
  tx: Transaction,
  task: Name,
  payload: Payload<Name>,
  options: JobOptions = {},
): Promise<void> {
  const job = { task, payload, ...options }
  const waiting = owed.get(tx)
  if (waiting) return void waiting.push(job)
  const jobs: Job[] = [job]
  const write = () => {
    // What is owed from here on, by others that end the same change, is written after.
    owed.delete(tx)
    return addJobs(tx, jobs)
  }
  if (beforeCommit(tx, write)) owed.set(tx, jobs)
  else await write()
}

/** In the order of their keys, so that two changes that owe the same jobs do not wait for each other. */
async function addJobs(tx: Transaction, jobs: readonly Job[]): Promise<void> {
  const last = new Map(jobs.map((job, index) => [job.key ?? index, job]))
  const specs = [...last.values()]
    .sort((a, b) => ((a.key ?? "") < (b.key ?? "") ? -1 : 1))
    .map(({ task, payload, queue, runAt, key }) => ({
      identifier: task,
      payload,
      queue_name: queue,
      run_at: runAt?.toISOString(),
      max_attempts: TRIES,
      job_key: key,
    }))
  await tx.execute(sql`
    select from graphile_worker.add_jobs(array(
      select job from json_populate_recordset(
        null::graphile_worker.job_spec, ${JSON.stringify(specs)}::json) job))`)
}
