import { and, eq } from "drizzle-orm"
import { checkouts } from "#db/schema/payments.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** Where the checkout of a booking is that is open already; null when there is none. Opens nothing, asks nobody. */
export async function findCheckoutAddress(
  bookingId: string,
  { db, keyring }: Pick<Runtime, "db" | "keyring">,
): Promise<string | null> {
  const [checkout] = await db
    .select({ id: checkouts.id, sealedAddress: checkouts.sealedAddress })
    .from(checkouts)
    .where(and(eq(checkouts.bookingId, bookingId), eq(checkouts.state, "open")))
  if (!checkout?.sealedAddress) return null
  return keyring.open("checkout-address", checkout.id, checkout.sealedAddress)
}
