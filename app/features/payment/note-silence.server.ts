import { eq } from "drizzle-orm"
import { checkouts } from "#db/schema/payments.ts"
import { StripeFailure } from "#app/providers/stripe/failure.ts"
import type { Runtime } from "#app/runtime.server.ts"

/**
 * Asks the provider about a checkout, and writes down when it does not answer: until it does, or is waited for no
 * longer, nobody is led to a time that they could not take.
 * @throws whatever the question throws
 */
export async function noteSilence<Answer>(
  checkoutId: string,
  { db, clock }: Pick<Runtime, "db" | "clock">,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof StripeFailure) {
      await db
        .update(checkouts)
        .set({ unansweredAt: await clock.now(db) })
        .where(eq(checkouts.id, checkoutId))
    }
    throw error
  }
}
