import type { BusyTime } from "./busy.ts"

/**
 * A meeting of the page that has bookings, live holds included: `[startsAt, endsAt)` without buffers, epoch milliseconds.
 * Its hosts are busy with it whether listed as busy or not.
 */
export type Meeting = {
  startsAt: number
  endsAt: number
  hostIds: readonly string[]
  seatsTaken: number
  /** Seats it was begun with; the page's when absent. It never has more than the page sells now, either. */
  capacity?: number
}

/**
 * How many seats a meeting has: those it was begun with, since a booking stays what it was sold as, and none beyond what
 * the page sells now.
 * @param capacity the page's
 */
export function seatsOf(meeting: Pick<Meeting, "capacity">, capacity: number): number {
  return Math.min(meeting.capacity ?? capacity, capacity)
}

/** Meetings with exactly this length, and these hosts among theirs. */
export function meetingsOf(
  meetings: readonly Meeting[],
  hostIds: readonly string[],
  lengthMs: number,
): Meeting[] {
  return meetings.filter(
    (meeting) =>
      meeting.endsAt - meeting.startsAt === lengthMs &&
      hostIds.every((id) => meeting.hostIds.includes(id)),
  )
}

/** The meeting that these hosts have at exactly this time, in epoch milliseconds: one with a seat left when there is one, else any, else none. */
export function meetingAt(
  meetings: readonly Meeting[],
  hostIds: readonly string[],
  time: { startsAt: number; endsAt: number },
  capacity: number,
): Meeting | null {
  const there = meetingsOf(meetings, hostIds, time.endsAt - time.startsAt).filter(
    ({ startsAt }) => startsAt === time.startsAt,
  )
  return there.find((meeting) => hasSeat(meeting, capacity)) ?? there[0] ?? null
}

/** Whether one more client can join: never a meeting of one seat. */
export function hasSeat(meeting: Meeting, capacity: number): boolean {
  const seats = seatsOf(meeting, capacity)
  return seats > 1 && meeting.seatsTaken < seats
}

/** A host's busy times together with the meetings the host is in. */
export function busyWithMeetings(
  host: { id: string; busy: readonly BusyTime[] },
  meetings: readonly Meeting[] = [],
): readonly BusyTime[] {
  const own = meetings.filter((meeting) => meeting.hostIds.includes(host.id))
  if (own.length === 0) return host.busy
  return [...host.busy, ...own.map((meeting): BusyTime => [meeting.startsAt, meeting.endsAt])]
}
