import { sql } from "drizzle-orm"
import { bookableHosts } from "#app/features/availability/bookable-hosts.ts"
import { FARTHEST } from "#app/features/availability/may-take.ts"
import type { Obstacle } from "#app/features/availability/obstacles.ts"
import { readCalendars } from "#app/features/availability/read-calendars.server.ts"
import { readOffer, rulesOf } from "#app/features/availability/read-offer.server.ts"
import { rowsNeeded, type Span } from "#app/features/availability/rows-needed.ts"
import { MINUTE } from "#app/features/availability/time-units.ts"
import { whyNotOffered } from "#app/features/availability/why-not.ts"
import type { ShownPage } from "#app/features/page/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { withBusySources } from "./busy-sources.server.ts"
import type { OverrideKind } from "./override-spans.ts"

/** What keeps one host from a time, in the order of the rules. */
export type HostReasons = {
  hostId: string
  name: string
  /** The schedule's: rules that count days mean these. */
  timeZone: string
  isPaused: boolean
  /** A calendar of theirs says nothing, and nothing recent is known of it: never free. */
  isSilent: boolean
  obstacles: readonly Obstacle[]
  /** What the overrides among the obstacles are. */
  dates: { date: string; kind: OverrideKind; label: string }[]
}

export type TimeExplained = {
  isOffered: boolean
  /** Epoch milliseconds. */
  startsAt: number
  /** In the page's order: those the page asks, and those who are out of it for now. */
  hosts: HostReasons[]
}

/**
 * Whether a page offers one start (epoch milliseconds), and what keeps each of its hosts from it, by the same
 * rows and calendars that its month is made of.
 */
export async function explainTime(
  page: ShownPage,
  { durationMinutes, startsAt }: { durationMinutes: number; startsAt: number },
  runtime: Runtime,
): Promise<TimeExplained> {
  const { db, clock } = runtime
  const now = await clock.now(db)
  const span = reachable(startsAt, durationMinutes, now)
  const needed = rowsNeeded(span, rulesOf(page, durationMinutes)).busy
  const hostIds = bookableHosts(page).map((host) => host.hostId)
  const { busyByHost, silentHostIds } = await readCalendars(hostIds, needed, now, runtime)
  const asked = { durationMinutes, span, now, busyByHost, silentHostIds }
  const offer = await readOffer(db, page, asked)
  const answer = whyNotOffered(await withBusySources(db, offer, needed), startsAt)
  const named = await nameDates(page, answer.hosts, runtime)
  const hosts = page.hosts.flatMap(({ hostId, name, timeZone, pausedAt }): HostReasons[] => {
    const found = answer.hosts.find((host) => host.hostId === hostId)
    const isPaused = pausedAt !== null
    const isSilent = silentHostIds.includes(hostId)
    if (!found && !isPaused && !isSilent) return []
    const obstacles = found?.obstacles ?? []
    const dates = named.filter((date) => date.hostId === hostId)
    return [{ hostId, name, timeZone, isPaused, isSilent, obstacles, dates }]
  })
  return { isOffered: answer.isOffered, startsAt, hosts }
}

/** No rows are read for a time that no clock reaches: the rules say so without them. */
function reachable(startsAt: number, durationMinutes: number, now: Date): Span {
  const from = Math.abs(startsAt - now.getTime()) < FARTHEST ? startsAt : now.getTime()
  return { from, to: from + durationMinutes * MINUTE }
}

/** What the overrides are that stand in the way: a holiday, or the organizer's own with its note. */
async function nameDates(
  page: ShownPage,
  answers: readonly { hostId: string; obstacles: readonly Obstacle[] }[],
  { db }: Pick<Runtime, "db">,
) {
  const wanted = answers.flatMap(({ hostId, obstacles }) => {
    const id = page.hosts.find((host) => host.hostId === hostId)?.scheduleId
    return obstacles.flatMap((one) =>
      one.rule === "override" && id ? [{ hostId, date: one.date, id }] : [],
    )
  })
  if (wanted.length === 0) return []
  const dates = `{${wanted.map(({ date }) => date).join(",")}}`
  const rows = await db.execute<{ id: string; date: string; kind: OverrideKind; label: string }>(
    sql`select schedule_id as id, on_date::text as date, kind, label from schedule_overrides
      where schedule_id in ${wanted.map(({ id }) => id)} and on_date = any(${dates}::date[])`,
  )
  return wanted.flatMap(({ hostId, date, id }) => {
    const row = rows.find((one) => one.id === id && one.date === date)
    return row ? [{ hostId, date, kind: row.kind, label: row.label }] : []
  })
}
