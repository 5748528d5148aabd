import { createHash } from "node:crypto"
import { and, eq } from "drizzle-orm"
import type { Queryable } from "#db/client.ts"
import { paymentAccounts } from "#db/schema/payments.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** Names a key without giving it away: another key is another account, and only its own is asked about. */
export function keyFingerprint(secretKey: string): string {
  return createHash("sha256").update(`payment-account:${secretKey}`).digest("hex").slice(0, 32)
}

/** The organizer's account behind the key of the environment, made when it is first needed. */
export async function ensurePaymentAccount(
  db: Queryable,
  runtime: Pick<Runtime, "ids" | "env">,
  { organizerId, at }: { organizerId: string; at: Date },
): Promise<{ id: string; live: boolean }> {
  const fingerprint = keyFingerprint(runtime.env.stripe.secretKey)
  const find = () =>
    db
      .select({ id: paymentAccounts.id, live: paymentAccounts.live })
      .from(paymentAccounts)
      .where(
        and(
          eq(paymentAccounts.organizerId, organizerId),
          eq(paymentAccounts.provider, "stripe"),
          eq(paymentAccounts.keyFingerprint, fingerprint),
        ),
      )
  const [known] = await find()
  if (known) return known
  await db
    .insert(paymentAccounts)
    .values({
      id: runtime.ids(),
      organizerId,
      provider: "stripe",
      live: runtime.env.stripe.isLive,
      keyFingerprint: fingerprint,
      createdAt: at,
    })
    .onConflictDoNothing()
  const [made] = await find()
  if (!made) throw new Error("The payment account could not be made.")
  return made
}
