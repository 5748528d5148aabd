import { and, desc, eq, sql, type SQL } from "drizzle-orm"
import { bookings } from "#db/schema/bookings.ts"
import { calendarConnections } from "#db/schema/calendars.ts"
import { outboundEmails } from "#db/schema/messages.ts"
import type { Actor } from "#app/features/actor.ts"
import { ownOnly } from "#app/features/organizer/own-only.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { listFailedJobs } from "./failed-jobs.server.ts"

const MOST = 20

/** What needs somebody to look at it. */
export type Attention = {
  flagged: { bookingId: string; clientName: string; flags: string[] }[]
  failedMails: { id: string; bookingId: string | null; kind: string }[]
  brokenConnections: { id: string; account: string; reason: string | null }[]
  /** Jobs that are not tried again by themselves. */
  givenUpJobs: number
  /** Jobs that failed and will be tried again. */
  failingJobs: number
}

/**
 * Everything of one organizer that does not mend itself, newest first. A member hears of their own bookings and
 * calendars alone, and of no background work.
 */
export async function listAttention(
  actor: Extract<Actor, { kind: "user" }>,
  runtime: Pick<Runtime, "db">,
): Promise<Attention> {
  const { db } = runtime
  const { organizerId } = actor
  const userId = ownOnly(actor)
  const [flagged, failedMails, brokenConnections, jobs] = await Promise.all([
    db
      .select({ bookingId: bookings.id, clientName: bookings.clientName, flags: bookings.flags })
      .from(bookings)
      .where(
        and(
          eq(bookings.organizerId, organizerId),
          sql`${bookings.flags} <> '{}'`,
          isOwnBooking(userId, sql`${bookings.id}`),
        ),
      )
      .orderBy(desc(bookings.updatedAt))
      .limit(MOST),
    db
      .select({
        id: outboundEmails.id,
        bookingId: outboundEmails.bookingId,
        kind: outboundEmails.kind,
      })
      .from(outboundEmails)
      .where(
        and(
          eq(outboundEmails.organizerId, organizerId),
          eq(outboundEmails.state, "failed"),
          isOwnBooking(userId, sql`${outboundEmails.bookingId}`),
        ),
      )
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
          userId === null
            ? undefined
            : sql`${calendarConnections.hostId} in (select id from hosts where user_id = ${userId})`,
        ),
      )
      .limit(MOST),
    userId === null ? listFailedJobs(actor, runtime) : [],
  ])
  return {
    flagged,
    failedMails,
    brokenConnections,
    givenUpJobs: jobs.filter((job) => job.isGivenUp).length,
    failingJobs: jobs.filter((job) => !job.isGivenUp).length,
  }
}

/** Whether a user's own host takes part in a booking. @param userId null for anybody */
function isOwnBooking(userId: string | null, bookingId: SQL): SQL | undefined {
  if (userId === null) return undefined
  return sql`exists (
    select from bookings b join meetings m on m.id = b.meeting_id
    join hosts own on own.id = any(m.host_ids)
    where b.id = ${bookingId} and own.user_id = ${userId})`
}
