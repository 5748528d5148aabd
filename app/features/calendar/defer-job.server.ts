import { inTransaction } from "#db/transaction.ts"
import { enqueue } from "#jobs/enqueue.ts"
import type { Payload } from "#jobs/payloads.ts"
import type { ProviderFailure } from "#app/providers/provider-failure.ts"
import type { Runtime } from "#app/runtime.server.ts"

/**
 * What a job does about a call that failed. Too fast: the same job again at the instant the provider named
 * (RFC 9110 §10.2.3). No answer: thrown, so that the queue tries again, later each time. Anything else
 * needs a person, so that trying again would only be noise.
 */
export async function deferOrThrow<Task extends "read_busy_times" | "sync_calendar_event">(
  failure: ProviderFailure,
  task: Task,
  payload: Payload<Task>,
  key: string,
  runtime: Runtime,
  queue?: string,
): Promise<void> {
  if (failure.kind === "rate-limited" && failure.retryAfterMs !== null) {
    const now = await runtime.clock.now(runtime.db)
    const runAt = new Date(now.getTime() + failure.retryAfterMs)
    const options = { runAt, key, ...(queue === undefined ? {} : { queue }) }
    await inTransaction(runtime.db, (tx) => enqueue(tx, task, payload, options))
  } else if (["unavailable", "rate-limited", "unauthorized"].includes(failure.kind)) {
    throw failure
  }
}
