import { and, desc, eq, isNotNull } from "drizzle-orm"
import { bookings } from "#db/schema/bookings.ts"
import { calendarConnections } from "#db/schema/calendars.ts"
import { outboundEmails } from "#db/schema/messages.ts"
import type { Actor } from "#app/features/actor.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { listFailedJobs } from "./failed-jobs.server.ts"

const MOST = 20

/** What needs somebody to look at it. */
export type Attention = {
  flagged: { bookingId: string; clientName: string; flag: string }[]
  failedMails: { id: string; bookingId: string | null; kind: string }[]
  brokenConnections: { id: string; account: string; reason: string | null }[]
  /** Jobs that are not tried again by themselves. */
  givenUpJobs: number
  /** Jobs that failed and will be tried again. */
  failingJobs: number
}

/** Everything of one organizer that does not mend itself, newest first. */
export async function listAttention(
  actor: Extract<Actor, { kind: "user" }>,
  runtime: Pick<Runtime, "db">,
): Promise<Attention> {
  const { db } = runtime
  const { organizerId } = actor
  const [flagged, failedMails, brokenConnections, jobs] = await Promise.all([
    db
      .select({ bookingId: bookings.id, clientName: bookings.clientName, flag: bookings.flag })
      .from(bookings)
      .where(and(eq(bookings.organizerId, organizerId), isNotNull(bookings.flag)))
      .orderBy(desc(bookings.updatedAt))
      .limit(MOST),
    db
      .select({
        id: outboundEmails.id,
        bookingId: outboundEmails.bookingId,
        kind: outboundEmails.kind,
      })
      .from(outboundEmails)
      .where(and(eq(outboundEmails.organizerId, organizerId), eq(outboundEmails.state, "failed")))
      .orderBy(desc(outboundEmails.createdAt))
      .limit(MOST),
    db
      .select({
        id: calendarConnections.id,
        account: calendarConnections.account,
        reason: calendarConnections.brokenReason,
      })
      .from(calendarConnections)
      .where(
        and(
          eq(calendarConnections.organizerId, organizerId),
          eq(calendarConnections.state, "broken"),
        ),
      )
      .limit(MOST),
    listFailedJobs(actor, runtime),
  ])
  return {
    flagged: flagged.map((row) => ({ ...row, flag: row.flag ?? "" })),
    failedMails,
    brokenConnections,
    givenUpJobs: jobs.filter((job) => job.isGivenUp).length,
    failingJobs: jobs.filter((job) => !job.isGivenUp).length,
  }
}
