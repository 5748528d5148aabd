import { and, eq } from "drizzle-orm"
import type Stripe from "stripe"
import { inTransaction } from "#db/transaction.ts"
import { bookings } from "#db/schema/bookings.ts"
import { checkouts } from "#db/schema/payments.ts"
import type { Actor } from "#app/features/actor.ts"
import { isHold } from "#app/features/booking/states.ts"
import { StripeFailure } from "#app/providers/stripe/failure.ts"
import type { FullCheckoutSession } from "#app/providers/stripe/port.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { applySession } from "./apply-session.server.ts"
import type { CheckoutOutcome } from "./applying.ts"
import { noteSilence } from "./note-silence.server.ts"
import { recordCheckoutOpened } from "./record-checkout-opened.server.ts"

/** Stripe forgets idempotency keys after a day: from then on a lost answer is looked up, never asked for again. */
const KEY_LIFE_MS = 23 * 3_600_000

/**
 * Makes a checkout at the provider equal to its row: opens it when that was begun, asks how it stands,
 * closes it when nobody wants it any more, and applies the answer. May run at any time and any number of
 * times; runs outside any transaction.
 * @param close close it even though its hold still runs: the client moves it or lets it go
 * @throws StripeFailure when the provider cannot be asked now
 */
export function settleCheckout(
  actor: Actor,
  { checkoutId, close = false }: { checkoutId: string; close?: boolean },
  runtime: Runtime,
): Promise<CheckoutOutcome> {
  return noteSilence(checkoutId, runtime, () => settle(actor, { checkoutId, close }, runtime))
}

async function settle(
  actor: Actor,
  { checkoutId, close }: { checkoutId: string; close: boolean },
  runtime: Runtime,
): Promise<CheckoutOutcome> {
  const found = await getCheckout(checkoutId, runtime)
  const { state } = found.checkout
  if (state === "expired" || state === "refused") return state

  let sessionId = found.checkout.providerSessionId
  if (!sessionId) {
    const opened = await openSession(found.checkout, runtime)
    if (!opened) return "refused"
    await recordCheckoutOpened(actor, { checkoutId, session: opened }, runtime)
    sessionId = opened.id
  }
  // Opening takes its time: nobody may want the session any more when the answer comes.
  const { checkout, booking } = await getCheckout(checkoutId, runtime)
  const now = await runtime.clock.now(runtime.db)
  const isOver =
    !isHold(booking.state) ||
    (booking.waitsFor !== "settlement" &&
      booking.payableUntil !== null &&
      booking.payableUntil <= now)
  const session =
    checkout.state !== "complete" && (close || isOver || checkout.unwantedAt !== null)
      ? (await runtime.stripe.expireCheckoutSession(sessionId)).session
      : await runtime.stripe.retrieveCheckoutSession(sessionId)
  return applySession(actor, { checkoutId, session }, runtime)
}

async function getCheckout(checkoutId: string, { db }: Runtime) {
  const [found] = await db
    .select({ checkout: checkouts, booking: bookings })
    .from(checkouts)
    .innerJoin(bookings, eq(bookings.id, checkouts.bookingId))
    .where(eq(checkouts.id, checkoutId))
  if (!found) throw new Error(`There is no checkout ${checkoutId}.`)
  return found
}

/** The session of a checkout whose answer we never wrote down, or null when the provider refuses to open it. */
async function openSession(
  checkout: typeof checkouts.$inferSelect,
  runtime: Runtime,
): Promise<FullCheckoutSession | null> {
  const now = await runtime.clock.now(runtime.db)
  if (now.getTime() - checkout.createdAt.getTime() > KEY_LIFE_MS) {
    return findLostSession(checkout, runtime)
  }
  const parameters = JSON.parse(
    runtime.keyring.open("checkout", checkout.id, checkout.sealedParameters ?? ""),
  ) as Stripe.Checkout.SessionCreateParams
  try {
    return await runtime.stripe.createCheckoutSession(parameters, `checkout:${checkout.id}`)
  } catch (error) {
    if (!(error instanceof StripeFailure) || error.kind !== "refused") throw error
    runtime.log.warn({ err: error, checkoutId: checkout.id }, "checkout refused")
    return markRefused(checkout.id, runtime)
  }
}

async function findLostSession(
  checkout: typeof checkouts.$inferSelect,
  runtime: Runtime,
): Promise<FullCheckoutSession | null> {
  const since = new Date(checkout.createdAt.getTime() - 60_000)
  for await (const session of runtime.stripe.listCheckoutSessions({ createdAfter: since })) {
    if (session.metadata?.["checkoutId"] === checkout.id) {
      return runtime.stripe.retrieveCheckoutSession(session.id)
    }
  }
  return markRefused(checkout.id, runtime)
}

async function markRefused(checkoutId: string, runtime: Runtime): Promise<null> {
  await inTransaction(runtime.db, async (tx) => {
    await tx
      .update(checkouts)
      .set({ state: "refused", updatedAt: await runtime.clock.now(tx) })
      .where(and(eq(checkouts.id, checkoutId), eq(checkouts.state, "creating")))
  })
  return null
}
