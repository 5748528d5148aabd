import { and, count, eq, isNull, sql } from "drizzle-orm"
import { inTransaction } from "#db/transaction.ts"
import { calendarConnections } from "#db/schema/calendars.ts"
import { outboundEmails } from "#db/schema/messages.ts"
import { oweEmail } from "#app/features/notification/owe-email.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { Connection } from "./connection.server.ts"

/**
 * Marks a connection broken and owes its host one mail, once for each time that it breaks. Nothing happens
 * when it has been mended or ended since the row was read.
 *
 * @param reason the provider's word, such as `invalid_grant`
 */
export async function markConnectionBroken(
  seen: Connection,
  reason: string,
  now: Date,
  runtime: Runtime,
): Promise<void> {
  await inTransaction(runtime.db, async (tx) => {
    // Two accounts of one host may break at once: their mails are counted one after the other.
    await tx.execute(sql`select from hosts where id = ${seen.hostId} for no key update`)
    const [broken] = await tx
      .update(calendarConnections)
      .set({ state: "broken", brokenReason: reason, refreshingUntil: null, updatedAt: now })
      .where(
        and(
          eq(calendarConnections.id, seen.id),
          eq(calendarConnections.state, "connected"),
          sql`${calendarConnections.sealedRefreshToken} is not distinct from ${seen.sealedRefreshToken}`,
        ),
      )
      .returning()
    if (!broken) return
    const [earlier] = await tx
      .select({ mails: count() })
      .from(outboundEmails)
      .where(
        and(
          isNull(outboundEmails.bookingId),
          eq(outboundEmails.kind, "connection-broken"),
          eq(outboundEmails.recipient, broken.hostId),
        ),
      )
    await oweEmail(tx, runtime, {
      organizerId: broken.organizerId,
      bookingId: null,
      kind: "connection-broken",
      recipient: broken.hostId,
      sequence: earlier?.mails ?? 0,
      sendAfter: now,
      at: now,
      detail: { connectionId: broken.id },
    })
  })
}
