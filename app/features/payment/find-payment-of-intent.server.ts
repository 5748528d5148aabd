import { eq } from "drizzle-orm"
import { payments } from "#db/schema/payments.ts"
import type { Runtime } from "#app/runtime.server.ts"

/**
 * The payment that something of the provider's is about.
 * @param intent the provider's payment, or its id, as the thing names it
 * @returns null for what is not ours
 */
export async function findPaymentOfIntent(
  intent: { id: string } | string | null | undefined,
  { db }: Pick<Runtime, "db">,
): Promise<{ id: string; providerPaymentId: string } | null> {
  const providerPaymentId = typeof intent === "string" ? intent : intent?.id
  if (!providerPaymentId) return null
  const [payment] = await db
    .select({ id: payments.id })
    .from(payments)
    .where(eq(payments.providerPaymentId, providerPaymentId))
  return payment ? { id: payment.id, providerPaymentId } : null
}
