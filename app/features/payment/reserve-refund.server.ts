import { eq } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { payments, refunds } from "#db/schema/payments.ts"
import { enqueue } from "#jobs/enqueue.ts"
import type { Runtime } from "#app/runtime.server.ts"

/**
 * Decides a refund: the row is its promise, a trigger claims the amount on the payment, and the job that
 * sends it is owed, all in the caller's transaction. The caller has locked the booking.
 * @param cause makes it one of a kind for the payment: deciding it again changes nothing
 * @param upToMinor how much is wanted at most, beyond what refunds have claimed before
 * @returns the amount reserved in minor units; 0 when nothing is left or the cause is known
 */
export async function reserveRefund(
  tx: Transaction,
  runtime: Pick<Runtime, "ids">,
  refund: {
    paymentId: string
    organizerId: string
    cause: string
    upToMinor: number
    at: Date
  },
): Promise<{ refundId: string | null; amountMinor: number }> {
  const [payment] = await tx
    .select()
    .from(payments)
    .where(eq(payments.id, refund.paymentId))
    .for("no key update")
  if (!payment) throw new Error(`There is no payment ${refund.paymentId}.`)
  const left = payment.capturedMinor - payment.refundReservedMinor
  const amountMinor = Math.min(refund.upToMinor, left)
  if (amountMinor <= 0) return { refundId: null, amountMinor: 0 }
  const [made] = await tx
    .insert(refunds)
    .values({
      id: runtime.ids(),
      organizerId: refund.organizerId,
      paymentId: refund.paymentId,
      cause: refund.cause,
      amountMinor,
      currency: payment.currency,
      createdAt: refund.at,
      updatedAt: refund.at,
    })
    .onConflictDoNothing()
    .returning({ id: refunds.id })
  if (!made) return { refundId: null, amountMinor: 0 }
  await enqueue(
    tx,
    "settle_refund",
    { refundId: made.id },
    { key: `refund:${made.id}`, queue: `payment:${refund.paymentId}` },
  )
  return { refundId: made.id, amountMinor }
}
