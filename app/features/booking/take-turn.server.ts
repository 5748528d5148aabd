import { and, eq, sql } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { meetings } from "#db/schema/meetings.ts"
import { pageHosts } from "#db/schema/pages.ts"
import { sendAlong } from "#db/transaction.ts"

type Turn = { pageId: string; turnHostId: string | null }

/** Counts a new meeting as a host's turn. The caller has locked the host. */
export async function takeTurn(tx: Transaction, turn: Turn, at: Date): Promise<void> {
  if (turn.turnHostId === null) return
  const counted = { assigned: sql`${pageHosts.assigned} + 1`, lastAssignedAt: at }
  const ofTurn = ofHost(turn, turn.turnHostId)
  await sendAlong(tx, tx.update(pageHosts).set(counted).where(ofTurn))
}

/** Counts a meeting as a turn that was given back and takes its time again. */
export async function takeTurnAgain(tx: Transaction, meetingId: string, at: Date): Promise<void> {
  const [turn] = await tx
    .select({ pageId: meetings.pageId, turnHostId: meetings.turnHostId })
    .from(meetings)
    .where(eq(meetings.id, meetingId))
  if (turn) await takeTurn(tx, turn, at)
}

/** A meeting whose time is given back was no turn: the host's next one comes sooner. */
export async function giveTurnBack(tx: Transaction, meetingId: string): Promise<void> {
  const [turn] = await tx
    .select({ pageId: meetings.pageId, turnHostId: meetings.turnHostId })
    .from(meetings)
    .where(eq(meetings.id, meetingId))
  if (!turn?.turnHostId) return
  await tx
    .update(pageHosts)
    .set({ assigned: sql`greatest(${pageHosts.assigned} - 1, 0)` })
    .where(ofHost(turn, turn.turnHostId))
}

function ofHost({ pageId }: Turn, hostId: string) {
  return and(eq(pageHosts.pageId, pageId), eq(pageHosts.hostId, hostId))
}
