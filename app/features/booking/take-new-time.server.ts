import type { Transaction } from "#db/client.ts"
import { isTimeTaken, isUniqueViolation } from "#db/problems.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { FileGone } from "#app/features/file/claim-files.server.ts"
import { getRevisionContent } from "#app/features/page/get-revision-content.server.ts"
import type { ShownPage } from "#app/features/page/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { abandonAll } from "./abandon-hold.server.ts"
import { findPlace } from "./find-place.server.ts"
import { lockBooking } from "./lock-booking.server.ts"
import type { MoveRefusal, MoveRequest } from "./move-request.ts"
import { oweMovedBooking, oweMovedHold } from "./owe-move.server.ts"
import { recordEvent } from "./record-event.server.ts"
import { refuseMove } from "./refuse-move.ts"
import { rewriteMoved } from "./rewrite-moved.server.ts"
import { listOpenCheckouts } from "./settle-for-move.server.ts"
import { isHold } from "./states.ts"
import type { Team } from "./team.ts"

const MINUTE = 60_000

export type AskedMove = {
  /** For this booking: its own hosts, the rules of now, the buffers that were sold. */
  page: ShownPage
  /** Its hosts, as far as their hours and calendars were asked: one team. */
  teams: readonly Team[]
}

export type TakenNewTime =
  | { kind: "moved"; linkVersion: number }
  | { kind: "refused"; problem: MoveRefusal }
  /** Checkouts that must be settled at the provider first: of the hold itself, or of those in its way. */
  | { kind: "settle-own"; checkoutIds: string[] }
  | { kind: "settle-others"; checkoutIds: string[] }

/** The one transaction that frees the old time and takes the new one, with all that causes; or neither. */
export async function takeNewTime(
  actor: Actor,
  request: MoveRequest,
  sold: AskedMove,
  runtime: Runtime,
): Promise<TakenNewTime> {
  try {
    return await inTransaction(runtime.db, (tx) => take(tx, runtime, { actor, request, sold }))
  } catch (error) {
    if (isTimeTaken(error) || isUniqueViolation(error, "bookings_seat")) {
      return { kind: "refused", problem: "time-taken" }
    }
    if (error instanceof FileGone) return { kind: "refused", problem: "file-gone" }
    throw error
  }
}

async function take(
  tx: Transaction,
  runtime: Runtime,
  { actor, request, sold }: { actor: Actor; request: MoveRequest; sold: AskedMove },
): Promise<TakenNewTime> {
  const booking = await lockBooking(tx, request.bookingId)
  if (!booking) return { kind: "refused", problem: "not-found" }
  if (booking.linkVersion !== request.linkVersion) {
    return { kind: "refused", problem: "not-movable" }
  }
  const at = await runtime.clock.now(tx)
  const { moveCutoffMinutes } = await getRevisionContent(tx, booking.revisionId)
  const problem = refuseMove(actor, booking, moveCutoffMinutes, at)
  if (problem) return { kind: "refused", problem }
  if (isHold(booking.state)) {
    const checkoutIds = await listOpenCheckouts(tx, booking.id)
    if (checkoutIds.length > 0) return { kind: "settle-own", checkoutIds }
  }

  const { startsAt, details } = request
  const { durationMinutes, hostIds } = booking
  const { page } = sold
  const teams = sold.teams.filter((team) => team.hostIds.join() === hostIds.join())
  // It went to another host meanwhile, whose calendar nobody has asked.
  if (teams.length === 0) return { kind: "refused", problem: "time-taken" }
  const wanted = { page, teams, startsAt, durationMinutes, at, except: booking.id }
  const placing = await findPlace(tx, wanted)
  if (placing.kind === "taken") return { kind: "refused", problem: "time-taken" }
  if (placing.kind === "settle-first") {
    return { kind: "settle-others", checkoutIds: placing.checkoutIds }
  }
  const { place } = placing
  const left: Actor = { kind: "client", bookingId: null }
  await abandonAll(tx, runtime, place.gone, { actor: left, reason: "unpaid-and-wanted", at })

  const span = { startsAt, endsAt: new Date(startsAt.getTime() + durationMinutes * MINUTE) }
  const { content } = page.revision
  const moved = await rewriteMoved(tx, runtime, booking, { place, span, content, details, at })
  await recordEvent(tx, runtime, {
    booking,
    actor,
    kind: "moved",
    reason: isHold(booking.state) ? "hold-moved" : "moved",
    at,
    detail: {
      fromStartsAt: booking.startsAt.toISOString(),
      fromEndsAt: booking.endsAt.toISOString(),
      toStartsAt: startsAt.toISOString(),
    },
  })
  const movedBy = actor.kind === "client" ? "client" : "organizer"
  if (isHold(booking.state)) await oweMovedHold(tx, runtime, actor, { before: booking, moved }, at)
  else await oweMovedBooking(tx, runtime, { before: booking, moved, movedBy }, at)
  if (actor.kind === "api-key") {
    const { organizerId, id: subjectId } = booking
    const change = { action: "booking.moved", subjectKind: "booking", subjectId }
    await recordChange(tx, actor, { organizerId, ...change, at }, runtime)
  }
  return { kind: "moved", linkVersion: moved.linkVersion }
}
