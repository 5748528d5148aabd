import { setTimeout as wait } from "node:timers/promises"
import { slugProblem } from "#app/features/organizer/slug.ts"
import { recentlyUsed, type RecentlyUsed } from "#app/platform/recently-used.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findPageOrganizer, type PageOrganizer } from "./queries.server.ts"

const MOST_KEPT = 1_000
const KEPT_MS = 60_000
const WAITS_MS = 3_000

type Known = { organizer: PageOrganizer | null; askedAtMs: number }
type Asked = { organizerSlug: string; nowMs: number }

const knownBy = new WeakMap<Runtime["db"], RecentlyUsed<Known>>()

/**
 * An organizer as it is now; as this process knew it last where the database does not say.
 * @param nowMs from any beginning
 * @param waitsMs how long the database may take; as long as it wants unless it is said
 * @throws what the database said, about one that was never known
 */
export async function findOrganizerNow(
  { organizerSlug, nowMs, waitsMs }: Asked & { waitsMs?: number },
  runtime: Pick<Runtime, "db">,
): Promise<PageOrganizer | null> {
  const known = knownOf(runtime)
  const before = known.get(organizerSlug)?.organizer ?? null
  const late = new AbortController()
  try {
    const asked = findPageOrganizer(organizerSlug, runtime)
    const organizer = await (waitsMs === undefined
      ? asked
      : Promise.race([
          asked,
          wait(waitsMs, null, { signal: late.signal }).then(() => {
            throw new Error("The database is late.")
          }),
        ]))
    // Names that are nobody's push out nobody.
    if (organizer) known.set(organizerSlug, { organizer, askedAtMs: nowMs })
    return organizer
  } catch (error) {
    if (before) return before
    throw error
  } finally {
    late.abort()
  }
}

/**
 * An organizer for a page that shall ask for as little as it can: as this process knows it, and once a minute as it
 * is now.
 * @param mayAsk whether one that is not known yet is asked for
 * @param waitsMs how long the database may take
 */
export async function recallOrganizer(
  {
    organizerSlug,
    nowMs,
    mayAsk,
    waitsMs = WAITS_MS,
  }: Asked & { mayAsk: boolean; waitsMs?: number },
  runtime: Pick<Runtime, "db">,
): Promise<PageOrganizer | null> {
  if (slugProblem(organizerSlug)) return null
  const known = knownOf(runtime).get(organizerSlug)
  const organizer = known?.organizer ?? null
  if (known ? nowMs - known.askedAtMs < KEPT_MS : !mayAsk) return organizer
  // Whoever comes while the answer is on its way takes what is known, and so does everybody after a failure.
  knownOf(runtime).set(organizerSlug, { organizer, askedAtMs: nowMs })
  return findOrganizerNow({ organizerSlug, nowMs, waitsMs }, runtime)
}

function knownOf({ db }: Pick<Runtime, "db">): RecentlyUsed<Known> {
  const known = knownBy.get(db) ?? recentlyUsed<Known>(MOST_KEPT)
  knownBy.set(db, known)
  return known
}
