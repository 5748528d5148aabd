import { eq, sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { bookings } from "#db/schema/bookings.ts"
import { isCheckViolation, isTimeTaken, isUniqueViolation } from "#db/problems.ts"
import type { Actor } from "#app/features/actor.ts"
import { abandonAll } from "#app/features/booking/abandon-hold.server.ts"
import { confirmBooking } from "#app/features/booking/confirm-booking.server.ts"
import { findLeftMeeting } from "#app/features/booking/find-left-meeting.server.ts"
import { hostIdsOf } from "#app/features/booking/find-place.server.ts"
import { leadHost } from "#app/features/booking/lead-host.server.ts"
import type { LockedBooking } from "#app/features/booking/lock-booking.server.ts"
import { listInTheWay } from "#app/features/booking/list-in-the-way.server.ts"
import {
  occupiedSpan,
  occupyTime,
  type TimeSpan,
} from "#app/features/booking/occupy-time.server.ts"
import { firstPlace } from "#app/features/booking/place-in-time.ts"
import { takeTurnAgain } from "#app/features/booking/take-turn.server.ts"
import type { Team } from "#app/features/booking/team.ts"
import { takeFilesBack } from "#app/features/file/take-files-back.server.ts"
import { oweEmail } from "#app/features/notification/owe-email.server.ts"
import { getRevisionContent } from "#app/features/page/get-revision-content.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { reserveRefund } from "./reserve-refund.server.ts"

/**
 * Money for a hold that has ended. The booking is rescued when its start lies ahead and the database takes
 * its time again: notice, window, limits and an unreadable calendar do not refuse it, a known conflict
 * does. Otherwise all of it goes back, once, and the client is told with other times.
 */
export async function settleLatePayment(
  tx: Transaction,
  runtime: Runtime,
  booking: LockedBooking,
  { paymentId, actor, at }: { paymentId: string; actor: Actor; at: Date },
): Promise<void> {
  if (await takeTimeAgain(tx, runtime, booking, at)) {
    await takeFilesBack(tx, { booking, answers: booking.answers })
    await confirmBooking(tx, runtime, booking, { actor, reason: "paid-late", at })
    return
  }
  await reserveRefund(tx, runtime, {
    paymentId,
    organizerId: booking.organizerId,
    cause: "paid-late",
    upToMinor: Number.MAX_SAFE_INTEGER,
    at,
  })
  await oweEmail(tx, runtime, {
    organizerId: booking.organizerId,
    bookingId: booking.id,
    kind: "late-payment-refunded",
    recipient: "client",
    sequence: 0,
    sendAfter: at,
    at,
  })
}

/**
 * Takes the booking's time again: a seat of the meeting that it left, with whoever is the host there by now, or else
 * the time of its own hosts, where it was or on a seat of the meeting that is there by now. Holds in its way that have
 * run out go, as they would for anybody.
 */
async function takeTimeAgain(
  tx: Transaction,
  runtime: Runtime,
  booking: LockedBooking,
  at: Date,
): Promise<boolean> {
  if (booking.startsAt <= at) return false
  const content = await getRevisionContent(tx, booking.revisionId)
  const span = occupiedSpan(booking, content)
  const { pageId, startsAt, endsAt } = booking
  const teams = await listTeams(tx, booking, span)
  const hostIds = hostIdsOf(teams)
  if (hostIds.length === 0) return false
  const inTheWay = await listInTheWay(tx, { hostIds, span, at, except: booking.id })
  const wanted = { pageId, span: { startsAt, endsAt }, capacity: content.capacity, inTheWay }
  const placing = firstPlace(teams, wanted)
  if (placing.kind !== "place") return false
  const { place } = placing
  try {
    // A savepoint, so that a refusal leaves the transaction able to decide the refund.
    await tx.transaction(async (savepoint) => {
      const actor: Actor = { kind: "client", bookingId: null }
      const left = { actor, reason: "unpaid-and-wanted", at }
      await abandonAll(savepoint, runtime, place.gone, left)
      const meetingId = place.meetingId ?? booking.meetingId
      // The meeting may have gone to another host since.
      const lead = await leadHost(savepoint, booking, place.team.hostIds)
      // Its single-use link may have led to another booking since: the index on what was confirmed says so.
      const again = booking.pageInvitationId === null ? {} : { confirmedAt: at }
      const set = { meetingId, seat: place.seat, ...lead, ...again }
      await savepoint.update(bookings).set(set).where(eq(bookings.id, booking.id))
      if (!place.meetingId) {
        await occupyTime(savepoint, runtime, { ...booking, ...span })
        await takeTurnAgain(savepoint, meetingId, at)
      }
      Object.assign(booking, set, { hostIds: place.team.hostIds })
    })
    return true
  } catch (error) {
    const isSeatTaken =
      isUniqueViolation(error, "bookings_seat") ||
      isCheckViolation(error, "bookings_within_capacity")
    const isLinkUsed = isUniqueViolation(error, "bookings_page_invitation")
    if (isTimeTaken(error) || isSeatTaken || isLinkUsed) return false
    throw error
  }
}

/** Whose time it may take, whoever comes first before the others; without those whose calendars are known to differ. */
async function listTeams(tx: Transaction, booking: LockedBooking, span: TimeSpan): Promise<Team[]> {
  const left = await findLeftMeeting(tx, booking.id)
  const teams: Team[] = [
    ...(left ? [{ hostIds: left.hostIds, turnHostId: null, joinsOnly: true }] : []),
    { hostIds: booking.hostIds, turnHostId: null },
  ]
  const free: Team[] = []
  for (const team of teams) {
    if (!(await isBusyElsewhere(tx, team.hostIds, span))) free.push(team)
  }
  return free
}

/** What the calendars are known to say; their silence refuses nothing here. */
async function isBusyElsewhere(
  tx: Transaction,
  hostIds: string[],
  span: TimeSpan,
): Promise<boolean> {
  const [conflict] = await tx.execute(sql`
    select from busy_times
    join calendars on calendars.id = busy_times.calendar_id
    where calendars.host_id in ${hostIds} and calendars.is_checked
      and busy_times.starts_at < ${span.endsAt.toISOString()}::timestamptz
      and busy_times.ends_at > ${span.startsAt.toISOString()}::timestamptz
    limit 1`)
  return conflict !== undefined
}
