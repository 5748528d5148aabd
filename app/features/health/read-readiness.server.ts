import { sql } from "drizzle-orm"
import type { Runtime } from "#app/runtime.server.ts"

const SILENT_AFTER_SECONDS = 60
/** A mail that should have left this long ago says that mail does not leave. */
const OVERDUE_AFTER_MINUTES = 10

/** What a load balancer's operator looks at; none of it makes this process unable to answer. */
export type Readiness = {
  worker: { status: "beating" | "silent"; secondsSinceBeat: number | null }
  mail: { status: "ok" | "failing"; overdue: number; failed: number }
  calendars: { status: "ok" | "broken"; connected: number; broken: number }
}

type Row = {
  secondsSinceBeat: number | null
  overdue: number
  failed: number
  connected: number
  broken: number
}

/** Worker, mail and calendars as the database knows them, in one query. Counts are of all organizers. */
export async function readReadiness({ db }: Pick<Runtime, "db">): Promise<Readiness> {
  const [row] = await db.execute<Row>(sql`
    select
      (select extract(epoch from clock_timestamp() - max(beat_at))::int
        from worker_heartbeats) as "secondsSinceBeat",
      (select count(*)::int from outbound_emails where state = 'pending'
        and send_after < clock_timestamp() - make_interval(mins => ${OVERDUE_AFTER_MINUTES}))
        as overdue,
      (select count(*)::int from outbound_emails where state = 'failed'
        and created_at > clock_timestamp() - interval '1 day') as failed,
      (select count(*)::int from calendar_connections where state = 'connected') as connected,
      (select count(*)::int from calendar_connections where state = 'broken') as broken`)
  const { secondsSinceBeat = null, overdue = 0, failed = 0, connected = 0, broken = 0 } = row ?? {}
  const isBeating = secondsSinceBeat !== null && secondsSinceBeat <= SILENT_AFTER_SECONDS
  return {
    worker: { status: isBeating ? "beating" : "silent", secondsSinceBeat },
    mail: { status: overdue + failed > 0 ? "failing" : "ok", overdue, failed },
    calendars: { status: broken > 0 ? "broken" : "ok", connected, broken },
  }
}
