import { z } from "zod"

import {
  formBoolean,
  formExpand,
  formList,
  formPaging,
  formRange,
  formString,
} from "./form-fields.ts"

/** What the stand-in takes to list sessions: https://docs.stripe.com/api/checkout/sessions/list */
export const sessionListParams = z.strictObject({
  ...formPaging,
  created: formRange.optional(),
  payment_intent: formString(100).optional(),
  status: z.enum(["complete", "expired", "open"]).optional(),
})

/** https://docs.stripe.com/api/refunds/list */
export const refundListParams = z.strictObject({
  ...formPaging,
  created: formRange.optional(),
  payment_intent: formString(100).optional(),
  charge: formString(100).optional(),
})

/** https://docs.stripe.com/api/disputes/list */
export const disputeListParams = z.strictObject({ ...refundListParams.shape })

/** https://docs.stripe.com/api/events/list */
export const eventListParams = z.strictObject({
  ...formPaging,
  created: formRange.optional(),
  delivery_success: formBoolean.optional(),
  type: formString(100).optional(),
  types: formList(formString(100), 20).optional(),
})

/** What may be said when one object is asked for. */
export const readParams = z.strictObject({ expand: formExpand.optional() })
