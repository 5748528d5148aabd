import { eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { pageHosts } from "#db/schema/pages.ts"
import { hostsAtLimit } from "#app/features/availability/hosts-at-limit.ts"
import { readOffer } from "#app/features/availability/read-offer.server.ts"
import type { ShownPage } from "#app/features/page/queries.server.ts"
import { byTurn } from "./by-turn.ts"
import { listInTheWay, type InTheWay } from "./list-in-the-way.server.ts"
import { occupiedSpan } from "./occupy-time.server.ts"
import { firstPlace, type Placing } from "./place-in-time.ts"
import type { Team } from "./team.ts"

const MINUTE = 60_000

export type WantedTime = {
  page: ShownPage
  /** Who could take it, as far as hours and calendars say. Their hosts are locked. */
  teams: readonly Team[]
  startsAt: Date
  durationMinutes: number
  at: Date
  /** One's own booking, which may move onto its own time. */
  except?: string | null
}

/**
 * Where a booking goes, decided while nobody else can take the hosts' time: by our own bookings, by the
 * page's limits, and in a round robin by whose turn it is. A team without a place leaves it to the next.
 */
export async function findPlace(tx: Transaction, wanted: WantedTime): Promise<Placing> {
  const { page, startsAt, durationMinutes, at, except = null } = wanted
  const { content } = page.revision
  const endsAt = new Date(startsAt.getTime() + durationMinutes * MINUTE)
  const span = { startsAt, endsAt }
  const inTheWay = await listInTheWay(tx, {
    hostIds: hostIdsOf(wanted.teams),
    span: occupiedSpan(span, content),
    at,
    except,
  })
  const teams = await inTurn(tx, page, await withinLimits(tx, wanted, inTheWay))
  return firstPlace(teams, { pageId: page.page.id, span, capacity: content.capacity, inTheWay })
}

/** Everybody who is in any of these teams, once each. */
export function hostIdsOf(teams: readonly Team[]): string[] {
  return [...new Set(teams.flatMap((team) => team.hostIds))]
}

/**
 * Limits are counted again here: only now does nobody else book these hosts. What has run out in the time's own way goes,
 * or is settled first, and counts no more.
 */
async function withinLimits(
  tx: Transaction,
  wanted: WantedTime,
  inTheWay: readonly InTheWay[],
): Promise<readonly Team[]> {
  const { page, teams, startsAt, durationMinutes, at, except = null } = wanted
  const { limits } = page.revision.content
  if (Object.values(limits).every((limit) => limit === null)) return teams
  const start = startsAt.getTime()
  const span = { from: start, to: start + durationMinutes * MINUTE }
  const gone = inTheWay.filter(({ isLive }) => !isLive).map(({ id }) => id)
  const asked = { durationMinutes, span, now: at, withoutBooking: except, gone }
  const request = { ...asked, busyByHost: new Map(), isOneSlot: true }
  const full = hostsAtLimit(await readOffer(tx, page, request), start)
  return teams.filter(({ hostIds }) => !hostIds.some((id) => full.has(id)))
}

async function inTurn(
  tx: Transaction,
  page: ShownPage,
  teams: readonly Team[],
): Promise<readonly Team[]> {
  if (page.revision.content.hostChoice !== "round-robin" || teams.length < 2) return teams
  const turns = await tx
    .select({
      hostId: pageHosts.hostId,
      weight: pageHosts.weight,
      assigned: pageHosts.assigned,
      lastAssignedAt: pageHosts.lastAssignedAt,
    })
    .from(pageHosts)
    .where(eq(pageHosts.pageId, page.page.id))
  return byTurn(
    teams,
    turns.map((turn) => ({ ...turn, lastAssignedAt: turn.lastAssignedAt?.getTime() ?? null })),
  )
}
