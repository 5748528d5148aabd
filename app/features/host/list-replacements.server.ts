import { sql } from "drizzle-orm"
import { findOccupiedSpan } from "#app/features/booking/find-occupied-span.server.ts"
import { replacedHost } from "#app/features/booking/replaced-host.ts"
import { takesTime } from "#app/features/booking/takes-time.server.ts"
import { listCachedBusy } from "#app/features/calendar/list-cached-busy.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** Somebody of a page who could take a booking over. */
export type Replacement = {
  hostId: string
  name: string
  /** What speaks against it, as far as is known now; null when nothing does. */
  obstacle: "booked" | "busy" | "calendar-unreadable" | "paused" | null
}

/** The meeting of a booking that `findBookingForOrganizer` has found. */
export type MeetingToGive = {
  organizerId: string
  pageId: string
  meetingId: string
  startsAt: Date
  endsAt: Date
}

export type Replacements = {
  /** Who takes part, the leading host first. */
  present: { hostId: string; name: string }[]
  others: Replacement[]
  /** Who of those present is replaced unless another is chosen. */
  replacedHostId: string | null
}

type Row = {
  hostId: string
  name: string
  isPaused: boolean
  isIn: boolean
  isFixed: boolean
  turnHostId: string | null
  isBooked: boolean
}

/**
 * Who takes part in a meeting, and the page's other hosts in its order, with what is in the way of each. It
 * only informs: whoever takes over is asked for again when it is done.
 */
export async function listReplacements(
  meeting: MeetingToGive,
  { db, clock }: Pick<Runtime, "db" | "clock">,
): Promise<Replacements> {
  const now = await clock.now(db)
  const span = (await findOccupiedSpan(db, meeting.meetingId)) ?? meeting
  const range = sql`tstzrange(${span.startsAt.toISOString()}, ${span.endsAt.toISOString()})`
  const rows = await db.execute<Row>(sql`
    select h.id as "hostId", h.name, h.paused_at is not null as "isPaused",
      h.id = any(m.host_ids) as "isIn", coalesce(ph.is_fixed, false) as "isFixed",
      m.turn_host_id as "turnHostId",
      exists (
        select from occupancies o join bookings b on b.meeting_id = o.meeting_id
        where o.host_id = h.id and o.during && ${range} and o.meeting_id <> m.id
          and ${takesTime(now)}) as "isBooked"
    from meetings m
    join hosts h on h.organizer_id = m.organizer_id
    left join page_hosts ph on ph.page_id = m.page_id and ph.host_id = h.id
    where m.id = ${meeting.meetingId} and m.organizer_id = ${meeting.organizerId}
      and (ph.host_id is not null or h.id = any(m.host_ids))
    order by array_position(m.host_ids, h.id), ph.position, h.id`)
  const others = rows.filter((row) => !row.isIn)
  const read = { from: span.startsAt, to: span.endsAt, now }
  const { busy, unreadableHostIds } = await listCachedBusy(
    db,
    others.map(({ hostId }) => hostId),
    read,
  )
  const isBusy = (hostId: string) =>
    busy.some(
      (time) =>
        time.hostId === hostId && time.startsAt < span.endsAt && time.endsAt > span.startsAt,
    )
  const obstacleOf = ({ hostId, isBooked, isPaused }: Row): Replacement["obstacle"] => {
    if (isBooked) return "booked"
    if (unreadableHostIds.includes(hostId)) return "calendar-unreadable"
    if (isBusy(hostId)) return "busy"
    return isPaused ? "paused" : null
  }
  const present = rows.filter((row) => row.isIn)
  const fixed = rows.filter((row) => row.isFixed)
  const idOf = ({ hostId }: Row) => hostId
  return {
    present: present.map(({ hostId, name }) => ({ hostId, name })),
    replacedHostId: present[0]
      ? replacedHost(present.map(idOf), present[0].turnHostId, fixed.map(idOf))
      : null,
    others: others.map((row) => ({
      hostId: row.hostId,
      name: row.name,
      obstacle: obstacleOf(row),
    })),
  }
}
