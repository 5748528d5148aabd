import { z } from "zod"

import { ApiProblem } from "./api-problem.ts"
import { createRefund } from "./create-refund.ts"
import { type Control, control } from "./define-control.ts"
import { getSession } from "./expire-session.ts"
import { closeDispute, openDispute } from "./open-dispute.ts"
import { paySession } from "./pay-session.ts"
import { failRefund, settleRefund } from "./refund-fate.ts"
import { noCause, type Sandbox } from "./sandbox.ts"
import { settlePayment } from "./settle-payment.ts"

const minor = z.int().positive()
const which = {
  session: z.string().optional(),
  paymentIntent: z.string().optional(),
  charge: z.string().optional(),
}

/** The charge meant by any of the three ids. */
function chargeIdOf(
  sandbox: Sandbox,
  by: {
    session?: string | undefined
    paymentIntent?: string | undefined
    charge?: string | undefined
  },
): string {
  if (by.charge !== undefined) return by.charge
  const intentId =
    by.session === undefined
      ? by.paymentIntent
      : getSession(sandbox, by.session).session.payment_intent
  const intent = sandbox.store.find("paymentIntents", String(intentId))
  if (typeof intent?.latest_charge === "string") return intent.latest_charge
  throw new ApiProblem(404, { type: "invalid_request_error", message: "There is no such payment." })
}

/** The controls of payments, refunds and disputes; `control.ts` says what each takes. */
export const moneyControls: Record<string, Control> = {
  pay: control(
    z.strictObject({ session: z.string(), card: z.string(), email: z.email().optional() }),
    ({ session, card, email }, sandbox) =>
      paySession(sandbox, session, { card, email: email ?? null }),
  ),
  settle: control(
    z.strictObject({ session: z.string(), outcome: z.enum(["succeeded", "failed"]) }),
    ({ session, outcome }, sandbox) => settlePayment(sandbox, session, outcome),
  ),
  refund: control(
    z.strictObject({
      ...which,
      amount: minor.optional(),
      reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
      metadata: z.record(z.string(), z.string()).optional(),
    }),
    ({ amount, reason, metadata, ...by }, sandbox) =>
      createRefund(sandbox, { charge: chargeIdOf(sandbox, by), amount, reason, metadata }, noCause),
  ),
  "refund/fail": control(
    z.strictObject({ refund: z.string(), reason: z.string().optional() }),
    ({ refund, reason }, sandbox) => failRefund(sandbox, refund, reason),
  ),
  "refund/settle": control(z.strictObject({ refund: z.string() }), ({ refund }, sandbox) =>
    settleRefund(sandbox, refund),
  ),
  dispute: control(
    z.strictObject({
      ...which,
      amount: minor.optional(),
      reason: z.string().default("fraudulent"),
    }),
    ({ amount, reason, ...by }, sandbox) =>
      openDispute(sandbox, chargeIdOf(sandbox, by), { amountMinor: amount ?? null, reason }),
  ),
  "dispute/close": control(
    z.strictObject({ dispute: z.string(), status: z.enum(["won", "lost"]) }),
    ({ dispute, status }, sandbox) => closeDispute(sandbox, dispute, status),
  ),
}
