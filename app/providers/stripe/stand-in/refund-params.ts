import { z } from "zod"

import { formExpand, formInteger, formMetadata, formString } from "./form-fields.ts"

/** What the stand-in takes to refund: https://docs.stripe.com/api/refunds/create */
export const refundParams = z
  .strictObject({
    payment_intent: formString(100).optional(),
    charge: formString(100).optional(),
    amount: formInteger.pipe(z.number().min(1)).optional(),
    reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
    metadata: formMetadata.optional(),
    expand: formExpand.optional(),
  })
  .superRefine((params, context) => {
    if (params.payment_intent === undefined && params.charge === undefined) {
      context.addIssue({
        code: "custom",
        path: ["payment_intent"],
        message: "One of the following params should be provided: payment_intent or charge",
      })
    }
  })

export type RefundParams = z.output<typeof refundParams>
