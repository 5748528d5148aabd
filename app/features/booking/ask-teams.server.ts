import { judgeTeams } from "#app/features/availability/judge-teams.ts"
import type { Refusal } from "#app/features/availability/may-take.ts"
import { readOffer } from "#app/features/availability/read-offer.server.ts"
import { checkCalendars } from "#app/features/calendar/check-calendars.server.ts"
import type { ShownPage } from "#app/features/page/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { occupiedSpan } from "./occupy-time.server.ts"
import type { Team } from "./team.ts"

const MINUTE = 60_000

/** What bookings of our own decide: holds that have run out are still among them, and may be cleared. */
const LEFT_TO_TRANSACTION: readonly (Refusal | null)[] = ["busy", "full", "limit"]

export type AskedTime = {
  startsAt: Date
  durationMinutes: number
  /** Whom the client picked; null for anybody. */
  pickedHostId?: string | null
  /** One's own booking, when it is moved. */
  withoutBooking?: string | null
}

export type AskedTeams =
  { ok: true; teams: Team[] } | { ok: false; problem: "time-taken" | "calendar-unreachable" }

/**
 * Who could take a time: every rule of the page, with the calendars as they are this moment; outside any
 * transaction. A host whose calendar says nothing is not free. One whose calendar has something else keeps a
 * meeting that is there: its other seats are sold, as they are offered.
 */
export async function askTeams(
  page: ShownPage,
  time: AskedTime,
  runtime: Runtime,
): Promise<AskedTeams> {
  const { startsAt, durationMinutes, pickedHostId = null, withoutBooking = null } = time
  const endsAt = new Date(startsAt.getTime() + durationMinutes * MINUTE)
  const span = { from: startsAt.getTime(), to: endsAt.getTime() }
  const now = await runtime.clock.now(runtime.db)
  const request = { durationMinutes, span, now, withoutBooking, pickedHostId, isOneSlot: true }
  const offer = await readOffer(runtime.db, page, { ...request, busyByHost: new Map() })
  const verdicts = judgeTeams(offer, startsAt.getTime())
  const able = verdicts.filter(({ refusal }) => refusal === null)
  const teams =
    able.length > 0 ? able : verdicts.filter(({ refusal }) => LEFT_TO_TRANSACTION.includes(refusal))
  if (teams.length === 0) return { ok: false, problem: "time-taken" }
  const range = occupiedSpan({ startsAt, endsAt }, page.revision.content)
  const hostIds = [...new Set(teams.flatMap((team) => team.hostIds))]
  const check = await checkCalendars(hostIds, { from: range.startsAt, to: range.endsAt }, runtime)
  const silent = new Set(check.unknownHostIds)
  const busy = new Set(
    check.busy
      .filter((one) => one.startsAt < range.endsAt && one.endsAt > range.startsAt)
      .map(({ hostId }) => hostId),
  )
  const isBusy = (team: Team) => team.hostIds.some((id) => busy.has(id))
  const isShared = page.revision.content.capacity > 1
  // A team without known conflicts that only lacks an answer: then the answer is what is missing.
  const unrefused = teams.filter((team) => isShared || !isBusy(team))
  const free = unrefused.filter((team) => !team.hostIds.some((id) => silent.has(id)))
  if (free.length > 0) {
    return { ok: true, teams: free.map((team) => ({ ...team, joinsOnly: isBusy(team) })) }
  }
  return { ok: false, problem: unrefused.length > 0 ? "calendar-unreachable" : "time-taken" }
}
