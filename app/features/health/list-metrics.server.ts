import { sql } from "drizzle-orm"
import { bookingStates } from "#app/features/booking/states.ts"
import type { Runtime } from "#app/runtime.server.ts"

type Counted = { name: string; label: string; count: number }

/** Every series that is always there, so that a graph of a quiet week shows zero and no gap. */
const series = [
  {
    name: "holdfast_bookings",
    help: "Bookings by state.",
    label: "state",
    values: [...bookingStates],
  },
  {
    name: "holdfast_jobs",
    help: "Jobs of the queue: due and waiting, running, and failed for good.",
    label: "state",
    values: ["waiting", "running", "failed"],
  },
  {
    name: "holdfast_mails",
    help: "Mails by state.",
    label: "state",
    values: ["pending", "sent", "dropped", "failed"],
  },
  {
    name: "holdfast_refunds_failing",
    help: "Refunds that are owed and have failed at least once, or failed for good.",
    label: null,
    values: [""],
  },
  {
    name: "holdfast_worker_beat_seconds",
    help: "Seconds since a worker last said that it is alive; -1 when none ever did.",
    label: null,
    values: [""],
  },
]

/**
 * What is counted for monitoring, as Prometheus reads it: gauges of all organizers together, no names.
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */
export async function listMetrics({ db }: Pick<Runtime, "db">): Promise<string> {
  const rows = await db.execute<Counted>(sql`
    select 'holdfast_bookings' as name, state as label, count(*)::int as count
      from bookings group by state
    union all select 'holdfast_mails', state, count(*)::int from outbound_emails group by state
    union all select 'holdfast_jobs',
        case when attempts >= max_attempts then 'failed'
          when locked_at is not null then 'running' else 'waiting' end,
        count(*)::int
      from graphile_worker.jobs
      where attempts >= max_attempts or locked_at is not null or run_at <= clock_timestamp()
      group by 2
    union all select 'holdfast_refunds_failing', '', count(*)::int from refunds
      where state = 'failed' or (state = 'wanted' and last_error is not null)
    union all select 'holdfast_worker_beat_seconds', '',
        coalesce(extract(epoch from clock_timestamp() - max(beat_at))::int, -1)
      from worker_heartbeats`)
  const counts = new Map(rows.map(({ name, label, count }) => [`${name} ${label}`, count]))
  return series
    .flatMap(({ name, help, label, values }) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} gauge`,
      ...values.map((value) => {
        const labels = label === null ? "" : `{${label}="${value}"}`
        return `${name}${labels} ${counts.get(`${name} ${value}`) ?? 0}`
      }),
    ])
    .map((line) => `${line}\n`)
    .join("")
}
