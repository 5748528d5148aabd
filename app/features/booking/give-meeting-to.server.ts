import { and, asc, eq, inArray } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { bookings, meetings, occupancies } from "#db/schema/bookings.ts"
import { pageHosts } from "#db/schema/pages.ts"
import { schedules } from "#db/schema/schedules.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { oweCalendarEvents } from "#app/features/calendar/owe-calendar-events.server.ts"
import { getRevisionContent } from "#app/features/page/get-revision-content.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { abandonAll } from "./abandon-hold.server.ts"
import { listInTheWay } from "./list-in-the-way.server.ts"
import { lockBooking, type LockedBooking } from "./lock-booking.server.ts"
import { occupiedSpan } from "./occupy-time.server.ts"
import { oweReassigned } from "./owe-reassigned.server.ts"
import type { ReassignResult } from "./reassign-booking.server.ts"
import { recordEvent } from "./record-event.server.ts"
import { occupyingStates } from "./states.ts"
import { giveTurnBack, takeTurn } from "./take-turn.server.ts"

export type Handover = {
  bookingId: string
  hostId: string
  /** What the new host's calendars said a moment ago. */
  isBusy: boolean
  isSilent: boolean
}

/** The one transaction that frees one host's time and takes another's, with all that causes; or neither. */
export async function giveMeetingTo(
  tx: Transaction,
  runtime: Runtime,
  actor: Actor,
  { bookingId, hostId, isBusy, isSilent }: Handover,
): Promise<ReassignResult> {
  const booking = await lockBooking(tx, bookingId, [hostId])
  const at = await runtime.clock.now(tx)
  if (booking?.state !== "CONFIRMED" || booking.startsAt <= at) {
    return { ok: false, problem: "not-reassignable" }
  }
  if (booking.hostIds.includes(hostId)) return { ok: false, problem: "same-host" }
  const team = await listPageHosts(tx, booking.pageId)
  const next = team.find((host) => host.hostId === hostId)
  if (!next) return { ok: false, problem: "not-a-host" }
  if (isBusy) return { ok: false, problem: "time-taken" }
  if (isSilent) return { ok: false, problem: "calendar-unreachable" }
  const content = await getRevisionContent(tx, booking.revisionId)
  const span = occupiedSpan(booking, content)
  const inTheWay = await listInTheWay(tx, { hostIds: [hostId], span, at })
  if (inTheWay.some((one) => one.isLive || one.waitsForCheckoutId !== null)) {
    return { ok: false, problem: "time-taken" }
  }
  await abandonAll(tx, runtime, inTheWay, { actor, reason: "unpaid-and-wanted", at })

  const from = await replacedHost(tx, booking, team)
  const hostIds = booking.hostIds.map((id) => (id === from ? hostId : id))
  await changeHost(tx, booking, { from, to: hostId, hostIds, at })
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

/** Whose turn it was; without turns whoever is not fixed, and else the leading host. */
async function replacedHost(
  tx: Transaction,
  { meetingId, hostIds }: LockedBooking,
  team: readonly PageHost[],
): Promise<string> {
  const [meeting] = await tx
    .select({ turnHostId: meetings.turnHostId })
    .from(meetings)
    .where(eq(meetings.id, meetingId))
  const turn = meeting?.turnHostId
  if (turn && hostIds.includes(turn)) return turn
  const isFixed = (id: string) => team.some((host) => host.hostId === id && host.isFixed)
  return hostIds.findLast((id) => !isFixed(id)) ?? hostIds[0]!
}

/** @throws the exclusion constraint's error (see `isTimeTaken`) when any of the time is taken */
async function changeHost(
  tx: Transaction,
  { meetingId, pageId }: LockedBooking,
  { from, to, hostIds, at }: { from: string; to: string; hostIds: string[]; at: Date },
): Promise<void> {
  await tx
    .update(occupancies)
    .set({ hostId: to })
    .where(and(eq(occupancies.meetingId, meetingId), eq(occupancies.hostId, from)))
  await giveTurnBack(tx, meetingId)
  const [meeting] = await tx
    .select({ turnHostId: meetings.turnHostId })
    .from(meetings)
    .where(eq(meetings.id, meetingId))
  const turnHostId = meeting?.turnHostId ? to : null
  await tx.update(meetings).set({ hostIds, turnHostId }).where(eq(meetings.id, meetingId))
  await takeTurn(tx, { pageId, turnHostId }, at)
}

/** Everybody with a seat in the meeting; their calendar files have a later sequence. */
async function changeBookings(
  tx: Transaction,
  { meetingId }: LockedBooking,
  { hostIds, timeZone, at }: { hostIds: string[]; timeZone: string; at: Date },
): Promise<LockedBooking[]> {
  const seated = await tx
    .select({ booking: bookings, startsAt: meetings.startsAt, endsAt: meetings.endsAt })
    .from(bookings)
    .innerJoin(meetings, eq(meetings.id, bookings.meetingId))
    .where(and(eq(bookings.meetingId, meetingId), inArray(bookings.state, [...occupyingStates])))
    .orderBy(asc(bookings.id))
    .for("no key update", { of: bookings })
  const hostId = hostIds[0]!
  const changed: LockedBooking[] = []
  for (const { booking, ...span } of seated) {
    const isLead = hostId !== booking.hostId
    const set = {
      hostId,
      hostTimeZone: isLead ? timeZone : booking.hostTimeZone,
      // A hold was no invitation, and its mails go by the sequence it has.
      icalSequence: booking.icalSequence + (booking.state === "CONFIRMED" ? 1 : 0),
      updatedAt: at,
    }
    await tx.update(bookings).set(set).where(eq(bookings.id, booking.id))
    changed.push({ ...booking, ...set, ...span, hostIds })
  }
  return changed
}
