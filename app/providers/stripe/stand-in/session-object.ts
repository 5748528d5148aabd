import type Stripe from "stripe"

import { checkoutPageAddress } from "./page-addresses.ts"
import type { Sandbox } from "./sandbox.ts"
import type { SessionParams } from "./session-params.ts"

type Session = Stripe.Checkout.Session

/** The members that say what was asked for; the rest is the same for every session the stand-in opens. */
function askedFor(params: SessionParams) {
  return {
    adaptive_pricing: { enabled: params.adaptive_pricing?.enabled ?? true },
    allow_promotion_codes: params.allow_promotion_codes ?? null,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    billing_address_collection: params.billing_address_collection ?? null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    custom_text: {
      after_submit: params.custom_text?.after_submit ?? null,
      shipping_address: null,
      submit: params.custom_text?.submit ?? null,
      terms_of_service_acceptance: null,
    },
    customer_creation: params.customer_creation ?? "if_required",
    customer_email: params.customer_email ?? null,
    locale: (params.locale ?? null) as Session["locale"],
    metadata: params.metadata ?? {},
    mode: "payment",
    payment_method_types: params.allowed_payment_method_types ?? ["card", "link"],
    phone_number_collection: { enabled: params.phone_number_collection?.enabled ?? false },
    submit_type: params.submit_type ?? null,
    success_url: params.success_url,
    ui_mode: params.ui_mode,
    wallet_options: walletOptions(params),
    branding_settings: {
      background_color: "#ffffff",
      border_style: "rounded",
      button_color: "#0074d4",
      display_name: params.branding_settings?.display_name ?? "Sandbox",
      font_family: "default",
      icon: null,
      logo: null,
    },
    ...(params.excluded_payment_method_types === undefined
      ? {}
      : { excluded_payment_method_types: params.excluded_payment_method_types }),
  } satisfies Partial<Session>
}

function walletOptions(params: SessionParams): Session["wallet_options"] {
  if (params.wallet_options === undefined) return null
  const display = params.wallet_options.link?.display
  return display === undefined ? {} : { link: { display } }
}

const neverUsedHere = {
  after_expiration: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  customer: null,
  customer_account: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  managed_payments: null,
  optional_items: null,
  origin_context: null,
  payment_link: null,
  payment_method_collection: "if_required",
  payment_method_configuration_details: null,
  payment_method_options: { card: { request_three_d_secure: "automatic" } },
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  subscription: null,
} satisfies Partial<Session>

/** A fresh, open session: total in Stripe's smallest unit, instants in unix seconds. */
export function openSession(
  sandbox: Sandbox,
  params: SessionParams,
  totalMinor: number,
  currency: string,
  expiresAtSeconds: number,
): Session {
  const id = sandbox.newId("cs_test")
  return {
    id,
    object: "checkout.session",
    ...neverUsedHere,
    ...askedFor(params),
    amount_subtotal: totalMinor,
    amount_total: totalMinor,
    created: sandbox.nowSeconds(),
    currency,
    customer_details:
      params.customer_email === undefined ? null : customerDetails(params.customer_email),
    expires_at: expiresAtSeconds,
    livemode: false,
    payment_intent: null,
    payment_status: totalMinor === 0 ? "no_payment_required" : "unpaid",
    status: "open",
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    url: checkoutPageAddress(sandbox.options.origin, id),
  }
}

/** What Checkout learned about the buyer. */
export function customerDetails(email: string | null): Session["customer_details"] {
  return {
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name: null,
    phone: null,
    tax_exempt: "none",
    tax_ids: null,
  }
}
