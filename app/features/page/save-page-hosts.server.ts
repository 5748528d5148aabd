import { and, eq, inArray, sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { pageHosts, pages } from "#db/schema/pages.ts"
import { schedules } from "#db/schema/schedules.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { fairCounts } from "./fair-counts.ts"

/** One host of a page, in the order of the list. `weight` is a whole number from 1 to 100. */
export type PageHostInput = {
  hostId: string
  scheduleId: string
  weight: number
  isFixed: boolean
}

export type SavePageHostsResult =
  | { ok: true }
  | { ok: false; problem: "not-found" | "no-host" | "host-twice" | "weight-out-of-range" }

/**
 * Says who is booked on a page, in which order and by which of their schedules. It counts at once, whatever
 * is published; what is booked keeps its hosts. The counts of a round robin stay fair, see `fairCounts`.
 * @returns `not-found` also for a host or schedule that is not this organizer's, or not that host's
 */
export async function savePageHosts(
  actor: Actor & { kind: "user" },
  input: { pageId: string; hosts: readonly PageHostInput[] },
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<SavePageHostsResult> {
  const { pageId, hosts: wanted } = input
  const { organizerId } = actor
  if (![pageId, ...wanted.flatMap((host) => [host.hostId, host.scheduleId])].every(isId)) {
    return { ok: false, problem: "not-found" }
  }
  if (wanted.length === 0) return { ok: false, problem: "no-host" }
  if (new Set(wanted.map((host) => host.hostId)).size < wanted.length) {
    return { ok: false, problem: "host-twice" }
  }
  if (!wanted.every(({ weight }) => Number.isInteger(weight) && weight >= 1 && weight <= 100)) {
    return { ok: false, problem: "weight-out-of-range" }
  }
  return inTransaction(db, async (tx) => {
    const [page] = await tx
      .select({ id: pages.id })
      .from(pages)
      .where(and(eq(pages.organizerId, organizerId), eq(pages.id, pageId)))
      // Bookings that are made meanwhile only refer to the page, and need not wait for this.
      .for("no key update")
    if (!page || !(await areOwn(tx, organizerId, wanted)))
      return { ok: false, problem: "not-found" }
    const before = await lockPageHosts(tx, pageId)
    const counts = fairCounts(before, wanted)
    const rows = wanted.map((host, position) => ({
      organizerId,
      pageId,
      hostId: host.hostId,
      scheduleId: host.scheduleId,
      position,
      weight: host.weight,
      isFixed: host.isFixed,
      assigned: counts.get(host.hostId) ?? 0,
    }))
    if (isSame(before, rows)) return { ok: true }
    await write(tx, pageId, rows)
    const at = await clock.now(tx)
    await tx.update(pages).set({ updatedAt: at }).where(eq(pages.id, pageId))
    const had = new Set(before.map(({ hostId }) => hostId))
    const added = rows.filter(({ hostId }) => !had.has(hostId)).length
    await recordChange(
      tx,
      actor,
      {
        organizerId,
        action: "page.hosts-saved",
        subjectKind: "page",
        subjectId: pageId,
        detail: { hosts: rows.length, added, removed: before.length - (rows.length - added) },
        at,
      },
      { ids },
    )
    return { ok: true }
  })
}

type Row = typeof pageHosts.$inferSelect
type NewRow = Omit<Row, "lastAssignedAt">

async function areOwn(
  tx: Transaction,
  organizerId: string,
  wanted: readonly PageHostInput[],
): Promise<boolean> {
  const own = await tx
    .select({ id: schedules.id, hostId: schedules.hostId })
    .from(schedules)
    .where(
      and(
        eq(schedules.organizerId, organizerId),
        inArray(
          schedules.id,
          wanted.map((host) => host.scheduleId),
        ),
      ),
    )
  const hostOf = new Map(own.map(({ id, hostId }) => [id, hostId]))
  return wanted.every((host) => hostOf.get(host.scheduleId) === host.hostId)
}

/** Locked, so that a turn that is given meanwhile is neither lost nor counted twice. */
async function lockPageHosts(tx: Transaction, pageId: string): Promise<Row[]> {
  return tx
    .select()
    .from(pageHosts)
    .where(eq(pageHosts.pageId, pageId))
    .orderBy(pageHosts.hostId)
    .for("update")
}

function isSame(before: readonly Row[], rows: readonly NewRow[]): boolean {
  const places = ["scheduleId", "position", "weight", "isFixed", "assigned"] as const
  return (
    before.length === rows.length &&
    rows.every((row) => {
      const known = before.find(({ hostId }) => hostId === row.hostId)
      return known !== undefined && places.every((place) => known[place] === row[place])
    })
  )
}

async function write(tx: Transaction, pageId: string, rows: readonly NewRow[]): Promise<void> {
  const kept = rows.map(({ hostId }) => hostId)
  await tx
    .delete(pageHosts)
    .where(and(eq(pageHosts.pageId, pageId), sql`${pageHosts.hostId} not in ${kept}`))
  await tx
    .insert(pageHosts)
    .values([...rows].sort((a, b) => (a.hostId < b.hostId ? -1 : 1)))
    .onConflictDoUpdate({
      target: [pageHosts.pageId, pageHosts.hostId],
      set: {
        scheduleId: sql`excluded.schedule_id`,
        position: sql`excluded.position`,
        weight: sql`excluded.weight`,
        isFixed: sql`excluded.is_fixed`,
        assigned: sql`excluded.assigned`,
      },
    })
}
