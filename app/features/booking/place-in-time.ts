import { seatsOf } from "#app/features/availability/capacity.ts"
import type { InTheWay } from "./list-in-the-way.server.ts"
import type { TimeSpan } from "./occupy-time.server.ts"
import type { Team } from "./team.ts"

/** Where a booking could go: into a new meeting of a team, or onto a seat of one that is there. */
export type Place = {
  team: Team
  /** The meeting that is joined; null for a new one. */
  meetingId: string | null
  /** From 1. */
  seat: number
  /** Holds that have run out and go now. */
  gone: InTheWay[]
}

export type Placing =
  | { kind: "place"; place: Place }
  /** A live claim, or no seat: nothing is asked. */
  | { kind: "taken" }
  /** Only holds that have run out are in the way, with checkouts that must be settled first. */
  | { kind: "settle-first"; checkoutIds: string[] }

export type Wanted = {
  pageId: string
  span: TimeSpan
  /** Seats of a meeting, as the page sells them now. */
  capacity: number
  inTheWay: readonly InTheWay[]
}

/** Whether, and where, one team can take a time, as far as our own bookings decide it. */
export function placeInTime(team: Team, wanted: Wanted): Placing {
  const own = wanted.inTheWay.filter(({ meeting }) => shareHost(meeting.hostIds, team.hostIds))
  const joined = own.find((one) => mayJoin(one, team, wanted))
  if (joined) return placeOnSeat(team, joined.meeting, wanted)
  if (team.joinsOnly || own.some((one) => one.isLive)) return { kind: "taken" }
  const checkoutIds = own.flatMap(({ waitsForCheckoutId }) => waitsForCheckoutId ?? [])
  if (checkoutIds.length > 0) return { kind: "settle-first", checkoutIds }
  return { kind: "place", place: { team, meetingId: null, seat: 1, gone: own } }
}

function placeOnSeat(team: Team, meeting: InTheWay["meeting"], wanted: Wanted): Placing {
  const seated = wanted.inTheWay.filter((one) => one.meeting.id === meeting.id)
  // So many must go first; more than one where the page sells fewer seats than it did.
  const tooMany = Math.max(0, seated.length - seatsOf(meeting, wanted.capacity) + 1)
  const ended = seated.filter((one) => !one.isLive)
  if (ended.length < tooMany) return { kind: "taken" }
  const gone = ended.filter((one) => one.waitsForCheckoutId === null).slice(0, tooMany)
  if (gone.length < tooMany) {
    const checkoutIds = ended.flatMap(({ waitsForCheckoutId }) => waitsForCheckoutId ?? [])
    return { kind: "settle-first", checkoutIds }
  }
  const stay = seated.filter((one) => !gone.includes(one))
  const taken = new Set(stay.map(({ seat }) => seat))
  let seat = 1
  while (taken.has(seat)) seat++
  // What was sold stays as it was sold: everybody of that meeting's team takes part.
  const joining = { team: { ...team, hostIds: meeting.hostIds }, meetingId: meeting.id }
  return { kind: "place", place: { ...joining, seat, gone } }
}

/** A meeting with seats, of the same page at exactly the same time, with all of these hosts. */
function mayJoin({ pageId, meeting }: InTheWay, team: Team, wanted: Wanted): boolean {
  return (
    pageId === wanted.pageId &&
    seatsOf(meeting, wanted.capacity) > 1 &&
    meeting.startsAt.getTime() === wanted.span.startsAt.getTime() &&
    meeting.endsAt.getTime() === wanted.span.endsAt.getTime() &&
    team.hostIds.every((id) => meeting.hostIds.includes(id))
  )
}

function shareHost(some: readonly string[], others: readonly string[]): boolean {
  return some.some((id) => others.includes(id))
}

/**
 * The first team's place; a seat in a meeting that is there comes before a new meeting. Without any it is
 * what must be settled first, and else nothing.
 */
export function firstPlace(teams: readonly Team[], wanted: Wanted): Placing {
  const placings = teams.map((team) => placeInTime(team, wanted))
  const places = placings.flatMap((one) => (one.kind === "place" ? [one] : []))
  return (
    places.find(({ place }) => place.meetingId !== null) ??
    places[0] ??
    placings.find(({ kind }) => kind === "settle-first") ?? { kind: "taken" }
  )
}
