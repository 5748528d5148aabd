import { z } from "zod"

import { amountStep, leastAmountMinor, mostMinor } from "./currencies.ts"
import {
  formBoolean,
  formCurrency,
  formEmail,
  formExpand,
  formInteger,
  formList,
  formMetadata,
  formString,
  formUrl,
} from "./form-fields.ts"
import { locales, paymentMethodTypes } from "./session-choices.ts"

const priceData = z.strictObject({
  currency: formCurrency,
  product_data: z.strictObject({
    name: formString(250),
    description: formString(1000).optional(),
    images: formList(formUrl, 8).optional(),
    metadata: formMetadata.optional(),
    tax_code: formString(50).optional(),
    unit_label: formString(12).optional(),
  }),
  tax_behavior: z.enum(["exclusive", "inclusive", "unspecified"]).optional(),
  unit_amount: formInteger.pipe(z.number().min(0).max(mostMinor)),
})

const lineItem = z.strictObject({
  price_data: priceData,
  quantity: formInteger.pipe(z.number().min(1).max(999_999)),
})

const customText = z.strictObject({ message: formString(1200) })

/**
 * What the stand-in takes to open a checkout: the parameters of a hosted session in payment mode with
 * prices given in place (https://docs.stripe.com/api/checkout/sessions/create). Everything else is refused.
 */
export const sessionParams = z
  .strictObject({
    mode: z.literal("payment"),
    ui_mode: z.literal("hosted_page").default("hosted_page"),
    line_items: formList(lineItem).refine((items) => items.length > 0, {
      error: "at least one line item is needed",
      params: { code: "parameter_missing" },
    }),
    success_url: formUrl,
    cancel_url: formUrl.optional(),
    expires_at: formInteger.optional(),
    client_reference_id: formString(200).optional(),
    customer_email: formEmail.optional(),
    customer_creation: z.enum(["always", "if_required"]).optional(),
    metadata: formMetadata.optional(),
    locale: z.enum(locales).optional(),
    submit_type: z.enum(["auto", "book", "donate", "pay"]).optional(),
    allow_promotion_codes: formBoolean.optional(),
    adaptive_pricing: z.strictObject({ enabled: formBoolean.optional() }).optional(),
    automatic_tax: z.strictObject({ enabled: z.literal("false") }).optional(),
    allowed_payment_method_types: formList(z.enum(paymentMethodTypes)).optional(),
    excluded_payment_method_types: formList(z.enum(paymentMethodTypes)).optional(),
    billing_address_collection: z.enum(["auto", "required"]).optional(),
    phone_number_collection: z.strictObject({ enabled: formBoolean }).optional(),
    wallet_options: z
      .strictObject({
        link: z.strictObject({ display: z.enum(["auto", "never"]).optional() }).optional(),
      })
      .optional(),
    custom_text: z
      .strictObject({ submit: customText.optional(), after_submit: customText.optional() })
      .optional(),
    branding_settings: z.strictObject({ display_name: formString(100).optional() }).optional(),
    payment_intent_data: z
      .strictObject({
        metadata: formMetadata.optional(),
        description: formString(1000).optional(),
        receipt_email: formEmail.optional(),
        statement_descriptor_suffix: formString(22).optional(),
        transfer_group: formString(100).optional(),
        capture_method: z.enum(["automatic", "automatic_async"]).optional(),
      })
      .optional(),
    expand: formExpand.optional(),
  })
  .superRefine((params, context) => {
    const [first] = params.line_items
    if (first === undefined) return
    const currency = first.price_data.currency
    const refuse = (path: PropertyKey[], code: string, message: string) =>
      context.addIssue({ code: "custom", path, message, params: { code } })
    let totalMinor = 0
    for (const [index, item] of params.line_items.entries()) {
      const at = ["line_items", index, "price_data"]
      const unitMinor = item.price_data.unit_amount
      totalMinor += unitMinor * item.quantity
      if (item.price_data.currency !== currency) {
        refuse([...at, "currency"], "parameter_invalid", "all line items need one currency")
      }
      if (unitMinor % amountStep(currency) !== 0) {
        const message = `amounts in ${currency} must be a multiple of ${amountStep(currency)}`
        refuse([...at, "unit_amount"], "parameter_invalid_integer", message)
      }
    }
    if (totalMinor > 0 && totalMinor < leastAmountMinor(currency)) {
      const message = `the total must add up to at least ${leastAmountMinor(currency)} ${currency}`
      refuse(["line_items"], "amount_too_small", message)
    }
    if (totalMinor > mostMinor) {
      refuse(["line_items"], "amount_too_large", "the total is more than eight digits")
    }
    if (params.allowed_payment_method_types?.length === 0) {
      refuse(["allowed_payment_method_types"], "parameter_invalid_empty", "the list is empty")
    }
  })

export type SessionParams = z.output<typeof sessionParams>
