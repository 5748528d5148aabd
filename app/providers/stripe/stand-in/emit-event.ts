import type Stripe from "stripe"

import { stripeApiVersion } from "#app/providers/stripe/api-version.ts"
import type { Cause, Sandbox } from "./sandbox.ts"

/** The events that the stand-in sends. */
export type SentEventType =
  | "checkout.session.completed"
  | "checkout.session.expired"
  | "checkout.session.async_payment_succeeded"
  | "checkout.session.async_payment_failed"
  | "payment_intent.succeeded"
  | "payment_intent.payment_failed"
  | "payment_intent.canceled"
  | "charge.succeeded"
  | "charge.refunded"
  | "charge.dispute.created"
  | "charge.dispute.closed"
  | "refund.created"
  | "refund.updated"
  | "refund.failed"

/**
 * Records an event with the object as it is now and queues it for the webhook address. It leaves after the
 * change has been committed.
 */
export function emitEvent(
  sandbox: Sandbox,
  type: SentEventType,
  object: { id: string },
  cause: Cause,
  previous?: Record<string, unknown>,
): Stripe.Event {
  const event = {
    id: sandbox.newId("evt"),
    object: "event",
    api_version: stripeApiVersion,
    created: sandbox.nowSeconds(),
    data: {
      object: structuredClone(object),
      ...(previous === undefined ? {} : { previous_attributes: previous }),
    },
    livemode: false,
    pending_webhooks: 1,
    request: { id: cause.requestId, idempotency_key: cause.idempotencyKey },
    type,
  } as unknown as Stripe.Event
  const { mode, types } = sandbox.webhooks
  const isSent = mode === "send" || (types !== null && !types.includes(type))
  sandbox.store.put("events", event.id, event)
  sandbox.store.put("deliveries", event.id, {
    eventId: event.id,
    status: isSent ? "pending" : mode === "hold" ? "held" : "dropped",
    attempts: 0,
    lastStatus: null,
  })
  return event
}
