import { badParameter } from "./api-problem.ts"
import type { FormObject } from "./form-body.ts"
import { parseParams } from "./parse-params.ts"
import type { SessionRecord } from "./records.ts"
import type { Sandbox } from "./sandbox.ts"
import { notPlayed } from "./session-choices.ts"
import { openSession } from "./session-object.ts"
import { type SessionParams, sessionParams } from "./session-params.ts"

const leastSeconds = 30 * 60
const mostSeconds = 24 * 60 * 60

/** `POST /v1/checkout/sessions`: reads the parameters and opens a session. */
export function createSession(sandbox: Sandbox, form: FormObject): SessionRecord["session"] {
  refuseRemoved(form)
  const params = parseParams(sessionParams, form)
  const expiresAtSeconds = readExpiry(sandbox, params)
  const lines = params.line_items.map((item) => ({
    name: item.price_data.product_data.name,
    description: item.price_data.product_data.description ?? null,
    quantity: item.quantity,
    unitAmountMinor: item.price_data.unit_amount,
  }))
  const totalMinor = lines.reduce((sum, line) => sum + line.quantity * line.unitAmountMinor, 0)
  const currency = params.line_items[0]?.price_data.currency ?? ""
  const session = openSession(sandbox, params, totalMinor, currency, expiresAtSeconds)
  const given = params.payment_intent_data
  sandbox.store.put("sessions", session.id, {
    session,
    lines,
    intent: {
      metadata: given?.metadata ?? {},
      description: given?.description ?? null,
      receiptEmail: given?.receipt_email ?? null,
      statementDescriptorSuffix: given?.statement_descriptor_suffix ?? null,
      transferGroup: given?.transfer_group ?? null,
      captureMethod: given?.capture_method ?? "automatic_async",
    },
  })
  return session
}

/** `payment_method_types` went away with endive; what the stand-in does not play is refused by name. */
function refuseRemoved(form: FormObject) {
  if ("payment_method_types" in form) {
    throw badParameter(
      "payment_method_types_no_longer_supported",
      "The payment_method_types parameter is no longer supported. Use allowed_payment_method_types or your payment method settings.",
      "payment_method_types",
    )
  }
  const param = Object.keys(form).find((name) => notPlayed.has(name))
  if (param !== undefined) {
    throw badParameter("sandbox_not_played", `The sandbox does not play ${param}.`, param)
  }
}

/** Between 30 minutes and 24 hours ahead: https://docs.stripe.com/api/checkout/sessions/create */
function readExpiry(sandbox: Sandbox, params: SessionParams): number {
  const now = sandbox.nowSeconds()
  const at = params.expires_at ?? now + mostSeconds
  if (at - now < leastSeconds) {
    const message =
      "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation."
    throw badParameter("parameter_invalid_integer", message, "expires_at")
  }
  if (at - now > mostSeconds) {
    const message =
      "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation."
    throw badParameter("parameter_invalid_integer", message, "expires_at")
  }
  return at
}
