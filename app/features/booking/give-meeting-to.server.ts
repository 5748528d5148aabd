import { and, asc, eq, inArray, notInArray, sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { bookings } from "#db/schema/bookings.ts"
import { meetings, occupancies } from "#db/schema/meetings.ts"
import { pageHosts } from "#db/schema/pages.ts"
import { schedules } from "#db/schema/schedules.ts"
import { sendAlong } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { oweCalendarEvents } from "#app/features/calendar/owe-calendar-events.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { abandonAll } from "./abandon-hold.server.ts"
import { findOccupiedSpan } from "./find-occupied-span.server.ts"
import { findTurnHost } from "./find-turn-host.server.ts"
import { leaveEnded } from "./leave-ended.server.ts"
import { listInTheWay } from "./list-in-the-way.server.ts"
import { lockBooking, type LockedBooking } from "./lock-booking.server.ts"
import { oweReassigned } from "./owe-reassigned.server.ts"
import type { ReassignResult } from "./reassign-booking.server.ts"
import { recordEvent } from "./record-event.server.ts"
import { replacedHost } from "./replaced-host.ts"
import { occupyingStates } from "./states.ts"
import { giveTurnBack, takeTurn } from "./take-turn.server.ts"

export type Handover = {
  bookingId: string
  hostId: string
  /** Who is replaced, where the organizer said so. */
  fromHostId: string | null
  /** What the new host's calendars said a moment ago. */
  isBusy: boolean
  isSilent: boolean
}

/** The one transaction that frees one host's time and takes another's, with all that causes; or neither. */
export async function giveMeetingTo(
  tx: Transaction,
  runtime: Runtime,
  actor: Actor,
  { bookingId, hostId, fromHostId, isBusy, isSilent }: Handover,
): Promise<ReassignResult> {
  const booking = await lockBooking(tx, bookingId, [hostId])
  const at = await runtime.clock.now(tx)
  if (booking?.state !== "CONFIRMED" || booking.startsAt <= at) {
    return { ok: false, problem: "not-reassignable" }
  }
  if (booking.hostIds.includes(hostId)) return { ok: false, problem: "same-host" }
  if (fromHostId !== null && !booking.hostIds.includes(fromHostId)) {
    return { ok: false, problem: "not-taking-part" }
  }
  const team = await listPageHosts(tx, booking.pageId)
  const next = team.find((host) => host.hostId === hostId)
  if (!next) return { ok: false, problem: "not-a-host" }
  if (isBusy) return { ok: false, problem: "time-taken" }
  if (isSilent) return { ok: false, problem: "calendar-unreachable" }
  const span = (await findOccupiedSpan(tx, booking.meetingId)) ?? booking
  const inTheWay = await listInTheWay(tx, { hostIds: [hostId], span, at })
  if (inTheWay.some((one) => one.isLive || one.waitsForCheckoutId !== null)) {
    return { ok: false, problem: "time-taken" }
  }
  await abandonAll(tx, runtime, inTheWay, { actor, reason: "unpaid-and-wanted", at })

  const ended = notInArray(bookings.state, [...occupyingStates])
  await leaveEnded(tx, runtime, booking.meetingId, { which: ended, at })
  const turnHostId = await findTurnHost(tx, booking.meetingId)
  const fixed = team.filter(({ isFixed }) => isFixed).map((host) => host.hostId)
  const from = fromHostId ?? replacedHost(booking.hostIds, turnHostId, fixed)
  const hostIds = booking.hostIds.map((id) => (id === from ? hostId : id))
  await changeHost(tx, booking, { from, to: hostId, hostIds, turnHostId, at })
  const seated = await changeBookings(tx, booking, { hostIds, timeZone: next.timeZone, at })
  const detail = { fromHostId: from, toHostId: hostId }
  const change = { actor, kind: "reassigned", reason: "reassigned", at, detail }
  for (const one of seated) {
    await recordEvent(tx, runtime, { booking: one, ...change })
    if (one.state === "CONFIRMED") {
      await oweReassigned(tx, runtime, one, { from, to: hostId }, at)
    }
  }
  await oweCalendarEvents(tx, { ...booking, hostIds }, runtime)
  const { organizerId } = booking
  const subject = { subjectKind: "booking", subjectId: booking.id, detail }
  const written = { organizerId, action: "booking.reassigned", ...subject, at }
  await recordChange(tx, actor, written, runtime)
  return { ok: true }
}

type PageHost = { hostId: string; isFixed: boolean; timeZone: string }

function listPageHosts(tx: Transaction, pageId: string): Promise<PageHost[]> {
  return tx
    .select({
      hostId: pageHosts.hostId,
      isFixed: pageHosts.isFixed,
      timeZone: schedules.timeZone,
    })
    .from(pageHosts)
    .innerJoin(schedules, eq(schedules.id, pageHosts.scheduleId))
    .where(eq(pageHosts.pageId, pageId))
}

type Exchange = { from: string; to: string; hostIds: string[]; turnHostId: string | null; at: Date }

/**
 * A turn goes along with whoever had it; it stays where somebody else is replaced.
 * @throws the exclusion constraint's error (see `isTimeTaken`) when any of the time is taken
 */
async function changeHost(
  tx: Transaction,
  { meetingId, pageId }: LockedBooking,
  { from, to, hostIds, turnHostId, at }: Exchange,
): Promise<void> {
  await tx
    .update(occupancies)
    .set({ hostId: to })
    .where(and(eq(occupancies.meetingId, meetingId), eq(occupancies.hostId, from)))
  const own = eq(meetings.id, meetingId)
  if (turnHostId !== from) {
    await tx.update(meetings).set({ hostIds }).where(own)
    return
  }
  await giveTurnBack(tx, meetingId)
  await tx.update(meetings).set({ hostIds, turnHostId: to }).where(own)
  await takeTurn(tx, { pageId, turnHostId: to }, at)
}

/** Everybody with a seat in the meeting; their calendar files have a later sequence. */
async function changeBookings(
  tx: Transaction,
  { meetingId, startsAt, endsAt }: LockedBooking,
  { hostIds, timeZone, at }: { hostIds: string[]; timeZone: string; at: Date },
): Promise<LockedBooking[]> {
  const seated = and(
    eq(bookings.meetingId, meetingId),
    inArray(bookings.state, [...occupyingStates]),
  )
  const lock = tx.select({ id: bookings.id }).from(bookings).where(seated)
  await sendAlong(tx, lock.orderBy(asc(bookings.id)).for("no key update"))
  const hostId = hostIds[0]!
  const { hostTimeZone, icalSequence, state } = bookings
  const changed = await tx
    .update(bookings)
    .set({
      hostId,
      hostTimeZone: sql`case when ${bookings.hostId} = ${hostId} then ${hostTimeZone} else ${timeZone} end`,
      // A hold was no invitation, and its mails go by the sequence it has.
      icalSequence: sql`${icalSequence} + case when ${state} = 'CONFIRMED' then 1 else 0 end`,
      updatedAt: at,
    })
    .where(seated)
    .returning()
  return changed.map((booking) => ({ ...booking, startsAt, endsAt, hostIds }))
}
