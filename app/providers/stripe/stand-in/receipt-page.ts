import type Stripe from "stripe"

import { formatStripeMoney } from "./currencies.ts"
import { escapeHtml, pageResponse } from "./page-shell.ts"

/** `GET /stripe/receipts/:charge`: what a charge's `receipt_url` leads to. */
export function receiptPage(charge: Stripe.Charge): Response {
  const money = (amountMinor: number) =>
    escapeHtml(formatStripeMoney(amountMinor, charge.currency, "en"))
  const paidOn = new Date(charge.created * 1000).toISOString().slice(0, 10)
  const last4 = escapeHtml(charge.payment_method_details?.card?.last4 ?? "")
  const refunded =
    charge.amount_refunded === 0
      ? ""
      : `<div class="row"><dt>Refunded</dt><dd>−${money(charge.amount_refunded)}</dd></div>`
  const body = `<section class="panel wide"><h1>Receipt</h1>
<dl><div class="row"><dt>Paid on ${paidOn}<small>card ending in ${last4}</small></dt><dd>${money(charge.amount)}</dd></div>${refunded}
<div class="row total"><dt>Total</dt><dd>${money(charge.amount - charge.amount_refunded)}</dd></div></dl></section>`
  return pageResponse(200, "Receipt", body)
}
