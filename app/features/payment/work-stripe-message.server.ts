import { and, eq, isNull, or, sql } from "drizzle-orm"
import { z } from "zod"
import { inboundMessages } from "#db/schema/messages.ts"
import { checkouts } from "#db/schema/payments.ts"
import { getInstallationId } from "#app/features/calendar/installation.server.ts"
import type { Actor } from "#app/features/actor.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { applyRefunds } from "./apply-refunds.server.ts"
import { findPaymentOfIntent } from "./find-payment-of-intent.server.ts"
import { refundUnknownSession } from "./refund-unknown-session.server.ts"
import { settleCheckout } from "./settle-checkout.server.ts"
import { settleDispute } from "./settle-dispute.server.ts"

/** The parts of an event that say what it is about; its state is asked for, never read from it. */
const subjectSchema = z.object({
  id: z.string(),
  object: z.string(),
  payment_intent: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
})
type Subject = z.infer<typeof subjectSchema>
/** What an event is about has an id only for some types, so it is read for those alone. */
const eventSchema = z.object({ type: z.string(), data: z.object({ object: z.unknown() }) })

/**
 * Works on a stored message: asks the provider how things stand now, and applies that. Order and
 * repetition do not matter, and what is not ours is left alone.
 */
export async function workStripeMessage(
  actor: Actor,
  { inboundMessageId }: { inboundMessageId: string },
  runtime: Runtime,
): Promise<void> {
  const [message] = await runtime.db
    .select()
    .from(inboundMessages)
    .where(and(eq(inboundMessages.id, inboundMessageId), isNull(inboundMessages.workedAt)))
  if (!message?.sealedBody) return
  const body = runtime.keyring.open("inbound-message", message.id, message.sealedBody)
  const event = eventSchema.parse(JSON.parse(body))
  const outcome = await work(actor, event.type, event.data.object, runtime)
  await runtime.db
    .update(inboundMessages)
    .set({ workedAt: await runtime.clock.now(runtime.db), outcome, lastError: null })
    .where(eq(inboundMessages.id, inboundMessageId))
}

async function work(
  actor: Actor,
  type: string,
  object: unknown,
  runtime: Runtime,
): Promise<string> {
  const subject = () => subjectSchema.parse(object)
  if (type.startsWith("checkout.session.") || type.startsWith("payment_intent.")) {
    return workOnCheckout(actor, subject(), runtime)
  }
  if (type.startsWith("charge.dispute.")) return workOnDispute(actor, subject(), runtime)
  if (type === "charge.refunded" || type.startsWith("refund.")) {
    return workOnRefund(actor, subject(), runtime)
  }
  return "ignored"
}

async function workOnCheckout(actor: Actor, subject: Subject, runtime: Runtime): Promise<string> {
  const checkoutId = subject.metadata?.["checkoutId"]
  if (subject.metadata?.["installation"] !== (await getInstallationId(runtime.db)))
    return "not-ours"
  const [checkout] = await runtime.db
    .select({ id: checkouts.id, state: checkouts.state })
    .from(checkouts)
    .where(
      or(
        eq(checkouts.providerSessionId, subject.id),
        isId(checkoutId) ? eq(checkouts.id, checkoutId) : sql`false`,
      ),
    )
  // What was opened after all for a checkout that was taken for refused is waited for by nobody.
  const isKnown = checkout !== undefined && checkout.state !== "refused"
  if (isKnown) return settleCheckout(actor, { checkoutId: checkout.id }, runtime)
  if (subject.object !== "checkout.session") return "unknown-checkout"
  return refundUnknownSession(subject.id, runtime)
}

async function workOnRefund(actor: Actor, subject: Subject, runtime: Runtime): Promise<string> {
  const payment = await findPaymentOfIntent(subject.payment_intent, runtime)
  if (!payment) return "not-ours"
  const atProvider = []
  const filter = { paymentIntent: payment.providerPaymentId }
  for await (const refund of runtime.stripe.listRefunds(filter)) atProvider.push(refund)
  await applyRefunds(actor, { paymentId: payment.id, atProvider }, runtime)
  return "refunds-applied"
}

async function workOnDispute(actor: Actor, subject: Subject, runtime: Runtime): Promise<string> {
  const payment = await findPaymentOfIntent(subject.payment_intent, runtime)
  if (!payment) return "not-ours"
  const dispute = { paymentId: payment.id, providerDisputeId: subject.id }
  return `dispute-${await settleDispute(actor, dispute, runtime)}`
}
