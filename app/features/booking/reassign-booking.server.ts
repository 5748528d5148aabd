import { and, eq } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import { isTimeTaken } from "#db/problems.ts"
import { inTransaction } from "#db/transaction.ts"
import { bookings } from "#db/schema/bookings.ts"
import { meetings } from "#db/schema/meetings.ts"
import { pageHosts } from "#db/schema/pages.ts"
import type { Actor } from "#app/features/actor.ts"
import { checkCalendars } from "#app/features/calendar/check-calendars.server.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findOccupiedSpan } from "./find-occupied-span.server.ts"
import { giveMeetingTo, type Handover } from "./give-meeting-to.server.ts"
import { mayTouch } from "./may-touch.ts"

export type ReassignRefusal =
  | "not-found"
  /** Only a confirmed booking that lies ahead goes to somebody else. */
  | "not-reassignable"
  | "same-host"
  /** Whoever was to be replaced takes no part, or no more. */
  | "not-taking-part"
  /** Not one of the page's hosts. */
  | "not-a-host"
  | "time-taken"
  | "calendar-unreachable"

export type ReassignRequest = { bookingId: string; hostId: string; fromHostId?: string | null }

export type ReassignResult = { ok: true } | { ok: false; problem: ReassignRefusal }

/**
 * Gives a booking to another host of its page: same time, same payment, same links. Everybody who has a
 * seat in the same meeting goes along. The new host's calendars are asked first; working hours are not,
 * since the organizer decides.
 * @param hostId who takes over
 * @param fromHostId who is replaced; null leaves it to `replacedHost`
 */
export async function reassignBooking(
  actor: Actor & { kind: "user" },
  { bookingId, hostId, fromHostId = null }: ReassignRequest,
  runtime: Runtime,
): Promise<ReassignResult> {
  const { db } = runtime
  if (!isId(bookingId) || !isId(hostId)) return { ok: false, problem: "not-found" }
  const [found] = await db
    .select({ booking: bookings, meeting: meetings })
    .from(bookings)
    .innerJoin(meetings, eq(meetings.id, bookings.meetingId))
    .where(eq(bookings.id, bookingId))
  if (!found || !mayTouch(actor, found.booking)) return { ok: false, problem: "not-found" }
  const { booking, meeting } = found
  const span = (await findOccupiedSpan(db, meeting.id)) ?? meeting
  // Nobody is asked for whom this organizer may not speak.
  const asked = (await isOnPage(db, booking.pageId, hostId)) ? [hostId] : []
  const check = await checkCalendars(asked, { from: span.startsAt, to: span.endsAt }, runtime)
  const isBusy = check.busy.some(
    (busy) => busy.startsAt < span.endsAt && busy.endsAt > span.startsAt,
  )
  const handover: Handover = {
    bookingId,
    hostId,
    fromHostId,
    isBusy,
    isSilent: check.unknownHostIds.length > 0,
  }
  try {
    return await inTransaction(db, (tx) => giveMeetingTo(tx, runtime, actor, handover))
  } catch (error) {
    if (isTimeTaken(error)) return { ok: false, problem: "time-taken" }
    throw error
  }
}

async function isOnPage(db: Queryable, pageId: string, hostId: string): Promise<boolean> {
  const [found] = await db
    .select({ hostId: pageHosts.hostId })
    .from(pageHosts)
    .where(and(eq(pageHosts.pageId, pageId), eq(pageHosts.hostId, hostId)))
  return found !== undefined
}
