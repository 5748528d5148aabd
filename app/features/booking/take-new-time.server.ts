import type { Transaction } from "#db/client.ts"
import { isTimeTaken } from "#db/problems.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { getRevisionContent } from "#app/features/page/get-revision-content.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { clearExpiredHolds } from "./clear-expired-holds.server.ts"
import { lockBooking } from "./lock-booking.server.ts"
import type { MoveRefusal, MoveRequest } from "./move-request.ts"
import { occupiedSpan } from "./occupy-time.server.ts"
import { oweMovedBooking, oweMovedHold } from "./owe-move.server.ts"
import { recordEvent } from "./record-event.server.ts"
import { refuseMove } from "./refuse-move.ts"
import { rewriteMoved } from "./rewrite-moved.server.ts"
import { listOpenCheckouts } from "./settle-for-move.server.ts"
import { isHold } from "./states.ts"

const MINUTE = 60_000

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
  runtime: Runtime,
): Promise<TakenNewTime> {
  try {
    return await inTransaction(runtime.db, (tx) => take(tx, runtime, actor, request))
  } catch (error) {
    if (isTimeTaken(error)) return { kind: "refused", problem: "time-taken" }
    throw error
  }
}

async function take(
  tx: Transaction,
  runtime: Runtime,
  actor: Actor,
  request: MoveRequest,
): Promise<TakenNewTime> {
  const booking = await lockBooking(tx, request.bookingId)
  if (!booking) return { kind: "refused", problem: "not-found" }
  if (booking.linkVersion !== request.linkVersion) {
    return { kind: "refused", problem: "not-movable" }
  }
  const at = await runtime.clock.now(tx)
  const content = await getRevisionContent(tx, booking.revisionId)
  const problem = refuseMove(actor, booking, content.moveCutoffMinutes, at)
  if (problem) return { kind: "refused", problem }
  if (isHold(booking.state)) {
    const checkoutIds = await listOpenCheckouts(tx, booking.id)
    if (checkoutIds.length > 0) return { kind: "settle-own", checkoutIds }
  }

  const { startsAt } = request
  const endsAt = new Date(startsAt.getTime() + booking.durationMinutes * MINUTE)
  const occupied = occupiedSpan({ startsAt, endsAt }, content)
  const others = { hostIds: booking.hostIds, span: occupied, at, except: booking.id }
  const cleared = await clearExpiredHolds(tx, runtime, others)
  if (cleared.kind === "taken") return { kind: "refused", problem: "time-taken" }
  if (cleared.kind === "settle-first") {
    return { kind: "settle-others", checkoutIds: cleared.checkoutIds }
  }

  const span = { startsAt, endsAt }
  const moved = await rewriteMoved(tx, booking, { span, occupied, details: request.details, at })
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
  if (isHold(booking.state)) await oweMovedHold(tx, runtime, actor, moved, at)
  else await oweMovedBooking(tx, runtime, { before: booking, moved, movedBy }, at)
  return { kind: "moved", linkVersion: moved.linkVersion }
}
