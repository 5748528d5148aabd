import { and, eq, inArray, ne } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { bookings } from "#db/schema/bookings.ts"
import { meetings, occupancies } from "#db/schema/meetings.ts"
import { exchangeFiles } from "#app/features/file/exchange-files.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { insertMeeting } from "./insert-meeting.server.ts"
import { findTurnHost } from "./find-turn-host.server.ts"
import { leaveEnded } from "./leave-ended.server.ts"
import { leadHost } from "./lead-host.server.ts"
import type { LockedBooking } from "./lock-booking.server.ts"
import {
  freeTime,
  occupiedSpan,
  rangeText,
  type Buffers,
  type TimeSpan,
} from "./occupy-time.server.ts"
import type { Place } from "./place-in-time.ts"
import type { BookingDetails } from "./schema.ts"
import { isHold, occupyingStates } from "./states.ts"

const MINUTE = 60_000

type Move = {
  place: Place
  span: TimeSpan
  content: Buffers & { capacity: number }
  details: BookingDetails | undefined
  at: Date
}

/**
 * Gives a locked booking its new time: meeting, occupancy and booking together. Alone in its meeting it
 * takes the meeting along; otherwise it leaves the others there. Links and calendar files of before are
 * outdated by it. A hold keeps its `payable_until`, never past the new start.
 * @throws the database's refusal when the time or the seat is taken; FileGone
 */
export async function rewriteMoved(
  tx: Transaction,
  runtime: Pick<Runtime, "ids">,
  booking: LockedBooking,
  move: Move,
): Promise<LockedBooking> {
  const { place, span, details, at } = move
  const { startsAt } = span
  const meetingId = await moveMeeting(tx, runtime, booking, move)
  const { hostIds } = place.team
  const payableUntil =
    booking.payableUntil && isHold(booking.state) && booking.payableUntil > startsAt
      ? startsAt
      : booking.payableUntil
  const set = {
    meetingId,
    seat: place.seat,
    ...(await leadHost(tx, booking, hostIds)),
    linkVersion: booking.linkVersion + 1,
    icalSequence: booking.icalSequence + 1,
    payableUntil,
    releaseAt: payableUntil ? new Date(payableUntil.getTime() + MINUTE) : null,
    updatedAt: at,
    ...(details && {
      clientName: details.name,
      notes: details.notes,
      answers: details.answers,
      clientTimeZone: details.timeZone,
    }),
  }
  await tx.update(bookings).set(set).where(eq(bookings.id, booking.id))
  if (details) await exchangeFiles(tx, { booking, answers: details.answers, at })
  if (meetingId !== booking.meetingId) await freeTime(tx, booking.meetingId)
  return { ...booking, ...set, ...span, hostIds }
}

/** @returns the meeting that has the new time */
async function moveMeeting(
  tx: Transaction,
  runtime: Pick<Runtime, "ids">,
  booking: LockedBooking,
  { place, span, content, at }: Move,
): Promise<string> {
  if (place.meetingId) return place.meetingId
  if (await hasOthers(tx, booking)) {
    const id = runtime.ids()
    const { organizerId, pageId } = booking
    // The same hosts as before, who have one more meeting now: it is a turn like any other.
    const team = { ...place.team, turnHostId: await findTurnHost(tx, booking.meetingId) }
    await insertMeeting(tx, runtime, { id, organizerId, pageId, team, ...span, content }, at)
    return id
  }
  // Those that have ended stay with the time they were for: money may still come for one.
  await leaveEnded(tx, runtime, booking.meetingId, { which: ne(bookings.id, booking.id), at })
  const own = eq(meetings.id, booking.meetingId)
  await tx.update(meetings).set(span).where(own)
  const during = rangeText(occupiedSpan(span, content))
  await tx.update(occupancies).set({ during }).where(eq(occupancies.meetingId, booking.meetingId))
  return booking.meetingId
}

async function hasOthers(tx: Transaction, { id, meetingId }: LockedBooking): Promise<boolean> {
  const others = await tx
    .select({ id: bookings.id })
    .from(bookings)
    .where(
      and(
        eq(bookings.meetingId, meetingId),
        ne(bookings.id, id),
        inArray(bookings.state, [...occupyingStates]),
      ),
    )
    .limit(1)
  return others.length > 0
}
