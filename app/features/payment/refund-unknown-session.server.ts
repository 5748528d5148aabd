import { sql } from "drizzle-orm"
import { getInstallationId } from "#app/features/calendar/installation.server.ts"
import { oweEmail } from "#app/features/notification/owe-email.server.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Runtime } from "#app/runtime.server.ts"

/**
 * A session that carries this installation's id but has no row here, as after a restored backup. What was
 * paid in it goes back at once, under a key of its own, and the organizer whose host it names is told.
 */
export async function refundUnknownSession(sessionId: string, runtime: Runtime): Promise<string> {
  const session = await runtime.stripe.retrieveCheckoutSession(sessionId)
  const installation = await getInstallationId(runtime.db)
  if (session.metadata?.["installation"] !== installation) return "not-ours"
  if (session.status === "open") {
    await runtime.stripe.expireCheckoutSession(sessionId)
    return "unknown-session-closed"
  }
  const intent = session.payment_intent
  if (session.payment_status !== "paid" || !intent) return "unknown-session-unpaid"
  // The provider forgets keys after a day, and somebody may have returned a part: only what is left goes.
  let leftMinor = intent.amount_received
  for await (const refund of runtime.stripe.listRefunds({ paymentIntent: intent.id })) {
    if (refund.status !== "failed" && refund.status !== "canceled") leftMinor -= refund.amount
  }
  if (leftMinor > 0) {
    await runtime.stripe.createRefund(
      {
        payment_intent: intent.id,
        amount: leftMinor,
        metadata: { installation, unknownSession: sessionId },
      },
      `unknown-session:${sessionId}:${leftMinor}`,
    )
  }
  await inTransaction(runtime.db, async (tx) => {
    const hostId = session.metadata?.["hostId"] ?? ""
    const [host] = await tx.execute<{ id: string; organizer_id: string }>(
      sql`select id, organizer_id from hosts where id::text = ${hostId}`,
    )
    if (!host) return
    const at = await runtime.clock.now(tx)
    await oweEmail(tx, runtime, {
      organizerId: host.organizer_id,
      bookingId: null,
      kind: "organizer-alert",
      recipient: host.id,
      sequence: session.created,
      sendAfter: at,
      at,
      detail: { alert: "unknown-payment", sessionId },
    })
  })
  return "unknown-session-refunded"
}
