import { and, eq, isNull, lt, or, sql } from "drizzle-orm"
import { calendarConnections, calendars } from "#db/schema/calendars.ts"
import { inTransaction } from "#db/transaction.ts"
import { enqueue } from "#jobs/enqueue.ts"
import type { Transaction } from "#db/client.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { READ_EVERY_MS } from "./freshness.ts"

/**
 * Owes a reading of each calendar, unless one is owed already: a job that waits for a provider's own delay
 * is not hurried.
 */
export async function oweBusyReadings(
  calendarIds: readonly string[],
  runtime: Pick<Runtime, "db">,
): Promise<void> {
  if (calendarIds.length === 0) return
  await inTransaction(runtime.db, async (tx) => {
    for (const calendarId of await withoutJob(tx, calendarIds)) {
      await enqueue(tx, "read_busy_times", { calendarId }, { key: `busy:${calendarId}` })
    }
  })
}

/**
 * Owes a reading of every checked calendar that was not read for eight minutes, so that the first visitor
 * in an hour finds times. For the sweep.
 */
export async function oweDueBusyReadings(runtime: Pick<Runtime, "db" | "clock">): Promise<void> {
  const now = await runtime.clock.now(runtime.db)
  const due = await runtime.db
    .select({ id: calendars.id })
    .from(calendars)
    .innerJoin(calendarConnections, eq(calendarConnections.id, calendars.connectionId))
    .where(
      and(
        eq(calendars.isChecked, true),
        eq(calendarConnections.state, "connected"),
        or(
          isNull(calendars.busyReadAt),
          lt(calendars.busyReadAt, new Date(now.getTime() - READ_EVERY_MS)),
        ),
      ),
    )
  await oweBusyReadings(
    due.map(({ id }) => id),
    runtime,
  )
}

async function withoutJob(tx: Transaction, calendarIds: readonly string[]): Promise<string[]> {
  const keys = calendarIds.map((id) => `busy:${id}`)
  const owed = await tx.execute<{ key: string }>(sql`
    select key from graphile_worker.jobs
    where key in ${keys} and attempts < max_attempts`)
  const taken = new Set(owed.map(({ key }) => key))
  return calendarIds.filter((id) => !taken.has(`busy:${id}`))
}
