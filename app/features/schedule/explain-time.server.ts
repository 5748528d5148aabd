import { sql } from "drizzle-orm"
import { readCalendars } from "#app/features/availability/read-calendars.server.ts"
import { readOffer, rulesOf } from "#app/features/availability/read-offer.server.ts"
import { FARTHEST } from "#app/features/availability/may-take.ts"
import type { Obstacle } from "#app/features/availability/obstacles.ts"
import { rowsNeeded, type Span } from "#app/features/availability/rows-needed.ts"
import { MINUTE } from "#app/features/availability/time-units.ts"
import { whyNotOffered } from "#app/features/availability/why-not.ts"
import type { ShownPage } from "#app/features/page/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { withBusySources } from "./busy-sources.server.ts"
import type { OverrideKind } from "./override-spans.ts"

/** What keeps one host from a time, in the order of the rules. `dates` tells what the overrides among them are. */
export type HostReasons = {
  hostId: string
  name: string
  /** The schedule's: rules that count days mean these. */
  timeZone: string
  isPaused: boolean
  obstacles: readonly Obstacle[]
  dates: { date: string; kind: OverrideKind; label: string }[]
}

export type TimeExplained =
  | { kind: "offered"; startsAt: number; hosts: HostReasons[] }
  | { kind: "not-offered"; startsAt: number; hosts: HostReasons[] }
  /** A calendar says nothing, and nothing recent is known of it: none of its host's time is offered. */
  | { kind: "unreadable"; startsAt: number }

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
  const asked = { durationMinutes, now, ...reachable(startsAt, durationMinutes, now) }
  const needed = rowsNeeded(asked.span, rulesOf(page, durationMinutes)).busy
  const hostIds = page.hosts.filter((host) => host.pausedAt === null).map((host) => host.hostId)
  const { busyByHost, silentHostIds } = await readCalendars(hostIds, needed, now, runtime)
  if (silentHostIds.length > 0) return { kind: "unreadable", startsAt }
  const offer = await readOffer(db, page, { ...asked, busyByHost })
  const answer = whyNotOffered(await withBusySources(db, offer, needed), startsAt)
  const named = await nameDates(page, answer.hosts, runtime)
  const hosts = page.hosts.flatMap(({ hostId, name, timeZone, pausedAt }): HostReasons[] => {
    const found = answer.hosts.find((host) => host.hostId === hostId)
    const isPaused = pausedAt !== null
    if (!found && !isPaused) return []
    const obstacles = found?.obstacles ?? []
    const dates = named.filter((date) => date.hostId === hostId)
    return [{ hostId, name, timeZone, isPaused, obstacles, dates }]
  })
  return { kind: answer.isOffered ? "offered" : "not-offered", startsAt, hosts }
}

/** No rows are read for a time that no clock reaches: the rules say so without them. */
function reachable(startsAt: number, durationMinutes: number, now: Date): { span: Span } {
  const from = Math.abs(startsAt - now.getTime()) < FARTHEST ? startsAt : now.getTime()
  return { span: { from, to: from + durationMinutes * MINUTE } }
}

/** What the overrides are that stand in the way: a holiday, or the organizer's own with its note. */
async function nameDates(
  page: ShownPage,
  answers: readonly { hostId: string; obstacles: readonly Obstacle[] }[],
  { db }: Pick<Runtime, "db">,
) {
  const wanted = answers.flatMap(({ hostId, obstacles }) => {
    const schedule = page.hosts.find((host) => host.hostId === hostId)
    return obstacles.flatMap((one) =>
      one.rule === "override" && schedule
        ? [{ hostId, date: one.date, id: schedule.scheduleId }]
        : [],
    )
  })
  if (wanted.length === 0) return []
  const rows = await db.execute<{
    id: string
    date: string
    kind: OverrideKind
    label: string
  }>(sql`
    select schedule_id as id, on_date::text as date, kind, label from schedule_overrides
    where schedule_id in ${wanted.map(({ id }) => id)} and on_date = any(${`{${wanted.map(({ date }) => date).join(",")}}`}::date[])`)
  return wanted.flatMap(({ hostId, date, id }) => {
    const row = rows.find((one) => one.id === id && one.date === date)
    return row ? [{ hostId, date, kind: row.kind, label: row.label }] : []
  })
}
