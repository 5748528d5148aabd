import { and, eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { bookings } from "#db/schema/bookings.ts"
import { outboundEmails } from "#db/schema/messages.ts"
import { inTransaction } from "#db/transaction.ts"
import { enqueue } from "#jobs/enqueue.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { alertOrganizer } from "./alert-organizer.server.ts"

export type Delivery =
  | { kind: "sent"; told: string | null }
  | { kind: "dropped"; outcome: string }
  /** The server refuses it for good: shown in the admin, never tried again by itself. */
  | { kind: "failed"; error: string }
  /** The server cannot take it now: the job is tried again. */
  | { kind: "delayed"; error: string }
  | { kind: "waiting"; until: Date }

/** Writes down what became of a mail. A mail that was sent stays sent. */
export async function recordDelivery(
  outboundEmailId: string,
  delivery: Delivery,
  runtime: Runtime,
): Promise<void> {
  await inTransaction(runtime.db, async (tx) => {
    const now = await runtime.clock.now(tx)
    const { id } = outboundEmails
    const isThis = and(eq(outboundEmails.id, outboundEmailId), eq(outboundEmails.state, "pending"))
    const write = async (set: Partial<typeof outboundEmails.$inferInsert>) => {
      const written = await tx.update(outboundEmails).set(set).where(isThis).returning({ id })
      return written.length > 0
    }
    switch (delivery.kind) {
      case "sent":
        await write({ state: "sent", sentAt: now, outcome: delivery.told, lastError: null })
        return
      case "dropped":
        await write({ state: "dropped", outcome: delivery.outcome })
        return
      case "failed":
        // Another run may have sent it meanwhile: then nobody is told that it was refused.
        if (await write({ state: "failed", lastError: delivery.error })) {
          await tellHost(tx, runtime, outboundEmailId, now)
        }
        return
      case "delayed":
        await write({ lastError: delivery.error })
        return
      case "waiting":
        await write({ sendAfter: delivery.until })
        await enqueue(
          tx,
          "send_email",
          { outboundEmailId },
          { runAt: delivery.until, key: `email:${outboundEmailId}` },
        )
    }
  })
}

/** A client's address that refuses for good is the host's to put right: nobody else can reach them. */
async function tellHost(
  tx: Transaction,
  runtime: Runtime,
  outboundEmailId: string,
  at: Date,
): Promise<void> {
  const [booking] = await tx
    .select({ id: bookings.id, organizerId: bookings.organizerId, hostId: bookings.hostId })
    .from(outboundEmails)
    .innerJoin(bookings, eq(bookings.id, outboundEmails.bookingId))
    .where(and(eq(outboundEmails.id, outboundEmailId), eq(outboundEmails.recipient, "client")))
  if (booking) await alertOrganizer(tx, runtime, booking, { alert: "email-refused", at })
}
