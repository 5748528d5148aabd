import { and, eq, inArray } from "drizzle-orm"
import type { Transaction } from "#db/client.ts"
import { isUniqueViolation } from "#db/problems.ts"
import { inTransaction } from "#db/transaction.ts"
import { organizers } from "#db/schema/organizers.ts"
import { checkouts, payments } from "#db/schema/payments.ts"
import { enqueue } from "#jobs/enqueue.ts"
import { formatDate, formatTimeRange, zoneName } from "#app/messages/format.ts"
import { paths, publicAddress } from "#app/paths.ts"
import type { Actor } from "#app/features/actor.ts"
import { applyTransition } from "#app/features/booking/apply-transition.server.ts"
import { signBookingLink } from "#app/features/booking/booking-link.server.ts"
import { lockBooking, type LockedBooking } from "#app/features/booking/lock-booking.server.ts"
import { recordEvent } from "#app/features/booking/record-event.server.ts"
import { isHold } from "#app/features/booking/states.ts"
import { getInstallationId } from "#app/features/calendar/installation.server.ts"
import { getRevisionContent } from "#app/features/page/get-revision-content.server.ts"
import { StripeFailure } from "#app/providers/stripe/failure.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { checkoutParameters, sessionExpiresAt } from "./checkout-parameters.ts"
import { settleCheckout } from "./settle-checkout.server.ts"

export type OpenedCheckout =
  /** Where the client pays. */
  | { kind: "open"; address: string }
  /** There is nothing to pay here: see the booking's status. */
  | { kind: "see-status" }
  /** The provider does not answer; the hold stays, and the job goes on trying. */
  | { kind: "unreachable" }

/**
 * Opens the one checkout of a hold, or finds the one that is open. Pressing pay twice, or in two tabs,
 * leads to the same session.
 */
export async function openCheckout(
  actor: Actor,
  { bookingId }: { bookingId: string },
  runtime: Runtime,
): Promise<OpenedCheckout> {
  const checkoutId = await beginCheckout(actor, bookingId, runtime)
  if (!checkoutId) return { kind: "see-status" }
  try {
    const outcome = await settleCheckout(actor, { checkoutId }, runtime)
    if (outcome === "refused") return { kind: "unreachable" }
    if (outcome !== "open") return { kind: "see-status" }
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error
    runtime.log.warn({ err: error, checkoutId }, "checkout could not be opened")
    return { kind: "unreachable" }
  }
  const [checkout] = await runtime.db
    .select({ sealedAddress: checkouts.sealedAddress })
    .from(checkouts)
    .where(and(eq(checkouts.id, checkoutId), eq(checkouts.state, "open")))
  if (!checkout?.sealedAddress) return { kind: "see-status" }
  return {
    kind: "open",
    address: runtime.keyring.open("checkout-address", checkoutId, checkout.sealedAddress),
  }
}

/** The row before the call: with the exact parameters, so that every repeat sends the same. */
async function beginCheckout(
  actor: Actor,
  bookingId: string,
  runtime: Runtime,
): Promise<string | null> {
  try {
    return await inTransaction(runtime.db, async (tx) => {
      const booking = await lockBooking(tx, bookingId)
      if (!booking || !isHold(booking.state) || booking.waitsFor === "settlement") return null
      const at = await runtime.clock.now(tx)
      if (!booking.payableUntil || booking.payableUntil <= at) return null
      const [known] = await tx
        .select({ id: checkouts.id })
        .from(checkouts)
        .where(
          and(eq(checkouts.bookingId, bookingId), inArray(checkouts.state, ["creating", "open"])),
        )
      if (known) {
        await tryAgain(tx, runtime, actor, booking, at)
        return known.id
      }
      return insertCheckout(tx, runtime, actor, booking, at)
    })
  } catch (error) {
    if (!isUniqueViolation(error, "checkouts_one_open")) throw error
    return beginCheckout(actor, bookingId, runtime)
  }
}

/** After a decline the same session is open: the booking waits for it again. */
async function tryAgain(
  tx: Transaction,
  runtime: Runtime,
  actor: Actor,
  booking: LockedBooking,
  at: Date,
): Promise<void> {
  if (booking.state !== "PAYMENT_FAILED") return
  const move = { booking, to: "PAYMENT_PENDING", actor, reason: "try-again", at } as const
  await applyTransition(tx, runtime, move)
}

async function insertCheckout(
  tx: Transaction,
  runtime: Runtime,
  actor: Actor,
  booking: LockedBooking,
  at: Date,
): Promise<string | null> {
  const [payment] = await tx
    .select({ id: payments.id, accountId: payments.accountId, live: payments.live })
    .from(payments)
    .where(and(eq(payments.bookingId, booking.id), eq(payments.isExtra, false)))
  if (!payment || !booking.releaseAt) return null
  const id = runtime.ids()
  const parameters = await describeCheckout(tx, runtime, booking, id, at)
  await tx.insert(checkouts).values({
    id,
    organizerId: booking.organizerId,
    bookingId: booking.id,
    paymentId: payment.id,
    accountId: payment.accountId,
    live: payment.live,
    sealedParameters: runtime.keyring.seal("checkout", id, JSON.stringify(parameters)),
    expiresAt: sessionExpiresAt(booking.releaseAt, at),
    createdAt: at,
    updatedAt: at,
  })
  await recordEvent(tx, runtime, {
    booking,
    actor,
    kind: "checkout-initiated",
    reason: "pay",
    at,
    detail: { checkoutId: id },
  })
  // The request opens it itself; this is for when it dies on the way.
  await enqueue(
    tx,
    "settle_checkout",
    { checkoutId: id },
    {
      runAt: new Date(at.getTime() + 30_000),
      key: `checkout:${id}`,
      queue: `booking:${booking.id}`,
    },
  )
  return id
}

async function describeCheckout(
  tx: Transaction,
  runtime: Runtime,
  booking: LockedBooking,
  checkoutId: string,
  now: Date,
) {
  const content = await getRevisionContent(tx, booking.revisionId)
  const [organizer] = await tx
    .select({
      name: organizers.name,
      slug: organizers.slug,
      primaryHost: organizers.primaryHost,
    })
    .from(organizers)
    .where(eq(organizers.id, booking.organizerId))
  if (!organizer) throw new Error(`There is no organizer ${booking.organizerId}.`)
  const { locale, clientTimeZone, startsAt, endsAt } = booking
  const status = signBookingLink(runtime.keyring, {
    bookingId: booking.id,
    purpose: "status",
    version: booking.linkVersion,
  })
  const statusAddress = publicAddress(organizer, paths.booking(status), runtime.env.appUrl)
  const day = formatDate(startsAt, clientTimeZone, locale)
  const time = formatTimeRange(startsAt, endsAt, clientTimeZone, locale)
  const zone = zoneName(clientTimeZone, startsAt, locale)
  return checkoutParameters({
    checkoutId,
    installation: await getInstallationId(tx),
    booking: { ...booking, releaseAt: booking.releaseAt ?? now },
    title: content.title,
    whenText: `${day}, ${time}, ${zone} · ${organizer.name}`,
    locale,
    successAddress: `${statusAddress}?session_id={CHECKOUT_SESSION_ID}`,
    cancelAddress: statusAddress,
    now,
  })
}
