import { createHash } from "node:crypto"
import { and, eq } from "drizzle-orm"
import type { Database, Queryable } from "#db/client.ts"
import { paymentAccounts } from "#db/schema/payments.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** Names a key without giving it away: another key is another account, and only its own is asked about. */
export function keyFingerprint(secretKey: string): string {
  return createHash("sha256").update(`payment-account:${secretKey}`).digest("hex").slice(0, 32)
}

type Account = { id: string; live: boolean }

/** An account that is there is there for ever, and each hold asks for it. */
const known = new WeakMap<Database, Map<string, Account>>()

/**
 * The organizer's account behind the key of the environment, made when it is first needed.
 * @param db where it is asked: the transaction that needs it
 */
export async function ensurePaymentAccount(
  db: Queryable,
  runtime: Pick<Runtime, "ids" | "env" | "db">,
  { organizerId, at }: { organizerId: string; at: Date },
): Promise<Account> {
  const fingerprint = keyFingerprint(runtime.env.stripe.secretKey)
  const accounts = known.get(runtime.db) ?? new Map<string, Account>()
  known.set(runtime.db, accounts)
  const key = `${organizerId} ${fingerprint}`
  const remembered = accounts.get(key)
  if (remembered) return remembered
  const find = async () => {
    const [account] = await db
      .select({ id: paymentAccounts.id, live: paymentAccounts.live })
      .from(paymentAccounts)
      .where(
        and(
          eq(paymentAccounts.organizerId, organizerId),
          eq(paymentAccounts.provider, "stripe"),
          eq(paymentAccounts.keyFingerprint, fingerprint),
        ),
      )
    return account
  }
  const there = await find()
  if (there) {
    accounts.set(key, there)
    return there
  }
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
  // Not remembered: the transaction that makes it may yet come to nothing.
  const made = await find()
  if (!made) throw new Error("The payment account could not be made.")
  return made
}
