import { eq } from "drizzle-orm"
import { bookings } from "#db/schema/bookings.ts"
import { meetings } from "#db/schema/meetings.ts"
import type { Actor } from "#app/features/actor.ts"
import { getRevisionContent } from "#app/features/page/get-revision-content.server.ts"
import type { ShownPage } from "#app/features/page/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { askTeams } from "./ask-teams.server.ts"
import { mayTouch } from "./may-touch.ts"
import type { MoveRefusal, MoveRequest } from "./move-request.ts"
import { pageAsSold } from "./page-as-sold.ts"
import { settleExpired } from "./settle-expired.server.ts"
import { closeOwnCheckouts, listOpenCheckouts } from "./settle-for-move.server.ts"
import { isHold } from "./states.ts"
import { takeNewTime, type AskedMove } from "./take-new-time.server.ts"

/** How often what stands in the way is settled at the provider; more comes only from somebody racing. */
const ROUNDS = 3

export type MoveResult =
  { ok: true; bookingId: string; linkVersion: number } | { ok: false; problem: MoveRefusal }

/**
 * Moves a booking to another time of its page, paid or still held: same booking, same payment, same
 * answers. The old time is freed and the new one taken in one transaction, or neither.
 * @param page the booking's page as it is published now, with its hours; what was sold stays frozen
 */
export async function moveBooking(
  actor: Actor,
  request: MoveRequest,
  page: ShownPage,
  runtime: Runtime,
): Promise<MoveResult> {
  const { bookingId, startsAt } = request
  const [booking] = await runtime.db.select().from(bookings).where(eq(bookings.id, bookingId))
  if (!booking || booking.pageId !== page.page.id || !mayTouch(actor, booking)) {
    return { ok: false, problem: "not-found" }
  }
  // An older link closes no checkout either.
  if (booking.linkVersion !== request.linkVersion) return { ok: false, problem: "not-movable" }
  if (isHold(booking.state)) {
    const open = await listOpenCheckouts(runtime.db, bookingId)
    const closed = await closeOwnCheckouts(actor, open, runtime)
    if (closed !== "closed") return { ok: false, problem: closed }
  }
  const own = await readPageAsSold(page, booking, runtime)
  const time = { startsAt, durationMinutes: booking.durationMinutes, withoutBooking: bookingId }
  const asked = await askTeams(own, time, runtime)
  if (!asked.ok) return asked
  return takeOrSettle(actor, request, { page: own, teams: asked.teams }, runtime)
}

async function readPageAsSold(
  page: ShownPage,
  { meetingId, revisionId }: { meetingId: string; revisionId: string },
  { db }: Runtime,
): Promise<ShownPage> {
  const [meeting] = await db
    .select({ hostIds: meetings.hostIds })
    .from(meetings)
    .where(eq(meetings.id, meetingId))
  return pageAsSold(page, meeting?.hostIds ?? [], await getRevisionContent(db, revisionId))
}

/** Takes the new time; what must be settled at the provider first is, outside any transaction. */
async function takeOrSettle(
  actor: Actor,
  request: MoveRequest,
  sold: AskedMove,
  runtime: Runtime,
): Promise<MoveResult> {
  for (let round = 1; ; round++) {
    const taken = await takeNewTime(actor, request, sold, runtime)
    if (taken.kind === "moved") {
      return { ok: true, bookingId: request.bookingId, linkVersion: taken.linkVersion }
    }
    if (taken.kind === "refused") return { ok: false, problem: taken.problem }
    if (round === ROUNDS) return { ok: false, problem: "time-taken" }
    if (taken.kind === "settle-own") {
      const closed = await closeOwnCheckouts(actor, taken.checkoutIds, runtime)
      if (closed !== "closed") return { ok: false, problem: closed }
    } else if ((await settleExpired(taken.checkoutIds, runtime)) === "unknown") {
      return { ok: false, problem: "time-taken" }
    }
  }
}
