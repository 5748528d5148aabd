import { eq, sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { occupancies } from "#db/schema/meetings.ts"
import { sendAlong } from "#db/transaction.ts"
import { giveTurnBack } from "./take-turn.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

const MINUTE = 60_000

export type Buffers = { bufferBeforeMinutes: number; bufferAfterMinutes: number }
export type TimeSpan = { startsAt: Date; endsAt: Date }

/** What a meeting takes of a host's time: its own buffers are part of it. Half open, so neighbours may touch. */
export function occupiedSpan(span: TimeSpan, buffers: Buffers): TimeSpan {
  return {
    startsAt: new Date(span.startsAt.getTime() - buffers.bufferBeforeMinutes * MINUTE),
    endsAt: new Date(span.endsAt.getTime() + buffers.bufferAfterMinutes * MINUTE),
  }
}

/** A span as Postgres writes a `tstzrange`: its start included, its end not. */
export function rangeText({ startsAt, endsAt }: TimeSpan): string {
  return `["${startsAt.toISOString()}","${endsAt.toISOString()}")`
}

/**
 * Takes the time for a meeting. The caller has locked the host.
 * @throws the exclusion constraint's error (see `isTimeTaken`) when any of it is taken: the database decides
 */
export async function occupyTime(
  tx: Transaction,
  runtime: Pick<Runtime, "ids">,
  claim: { organizerId: string; meetingId: string; hostIds: string[] } & TimeSpan,
): Promise<void> {
  const rows = claim.hostIds.map((hostId) => ({
    id: runtime.ids(),
    organizerId: claim.organizerId,
    meetingId: claim.meetingId,
    hostId,
    during: rangeText(claim),
  }))
  await sendAlong(tx, tx.insert(occupancies).values(rows))
}

/** Gives a meeting's time back, unless another booking still has a seat in it. */
export async function freeTime(tx: Transaction, meetingId: string): Promise<void> {
  const freed = await tx
    .delete(occupancies)
    .where(
      sql`${eq(occupancies.meetingId, meetingId)} and not exists (
        select from bookings where bookings.meeting_id = ${meetingId}
        and bookings.state in ('SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED', 'CONFIRMED'))`,
    )
    .returning({ id: occupancies.id })
  if (freed.length > 0) await giveTurnBack(tx, meetingId)
}
