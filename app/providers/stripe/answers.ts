import { z } from "zod"

/**
 * The members of Stripe's answers that Holdfast relies on. The SDK believes every body it gets, whatever the
 * status, so each answer is checked against these before it is used; members not named here pass unread.
 */
const id = (prefix: string) => z.string().startsWith(prefix)
const minor = z.number().int()
const seconds = z.number().int()
const currency = z.string().regex(/^[a-z]{3}$/)
const metadata = z.record(z.string(), z.string())

export const chargeAnswer = z.looseObject({
  id: z.string().min(1),
  object: z.literal("charge"),
  amount: minor,
  amount_captured: minor,
  amount_refunded: minor,
  captured: z.boolean(),
  created: seconds,
  currency,
  disputed: z.boolean(),
  livemode: z.boolean(),
  paid: z.boolean(),
  refunded: z.boolean(),
  receipt_url: z.string().nullable(),
  status: z.string(),
})

export const paymentIntentAnswer = z.looseObject({
  id: id("pi_"),
  object: z.literal("payment_intent"),
  amount: minor,
  amount_received: minor,
  created: seconds,
  currency,
  livemode: z.boolean(),
  metadata,
  status: z.string(),
  latest_charge: z.union([z.string(), chargeAnswer, z.null()]),
})

export const fullPaymentIntentAnswer = paymentIntentAnswer.extend({
  latest_charge: chargeAnswer.nullable(),
})

const session = z.looseObject({
  id: id("cs_"),
  object: z.literal("checkout.session"),
  amount_subtotal: minor.nullable(),
  amount_total: minor.nullable(),
  created: seconds,
  currency: currency.nullable(),
  expires_at: seconds,
  livemode: z.boolean(),
  metadata: metadata.nullable(),
  mode: z.string(),
  payment_status: z.enum(["no_payment_required", "paid", "unpaid"]),
  status: z.enum(["complete", "expired", "open"]).nullable(),
  url: z.string().nullable(),
})

export const checkoutSessionAnswer = session.extend({
  payment_intent: z.union([z.string(), paymentIntentAnswer, z.null()]),
})

export const fullCheckoutSessionAnswer = session.extend({
  payment_intent: fullPaymentIntentAnswer.nullable(),
})

export const refundAnswer = z.looseObject({
  id: z.string().min(1),
  object: z.literal("refund"),
  amount: minor,
  charge: z.union([z.string(), chargeAnswer, z.null()]),
  created: seconds,
  currency,
  metadata: metadata.nullable(),
  payment_intent: z.union([z.string(), paymentIntentAnswer, z.null()]),
  status: z.string().nullable(),
})

export const disputeAnswer = z.looseObject({
  id: z.string().min(1),
  object: z.literal("dispute"),
  amount: minor,
  charge: z.union([z.string(), chargeAnswer]),
  created: seconds,
  currency,
  livemode: z.boolean(),
  payment_intent: z.union([z.string(), paymentIntentAnswer, z.null()]),
  reason: z.string(),
  status: z.string(),
})

/** What surrounds the object of a webhook message; the object itself is asked for again, never trusted. */
export const eventEnvelope = z.looseObject({
  id: id("evt_"),
  object: z.literal("event"),
  created: seconds,
  livemode: z.boolean(),
  type: z.string().min(1),
  data: z.looseObject({ object: z.looseObject({ object: z.string() }) }),
})
