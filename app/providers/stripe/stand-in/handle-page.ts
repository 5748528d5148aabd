import { ApiProblem } from "./api-problem.ts"
import { checkoutPage, type CheckoutProblem } from "./checkout-page.ts"
import { dashboardPage } from "./dashboard-page.ts"
import { getSession } from "./expire-session.ts"
import { returnAddress } from "./page-addresses.ts"
import { pageResponse } from "./page-shell.ts"
import { paySession } from "./pay-session.ts"
import { receiptPage } from "./receipt-page.ts"
import type { Sandbox } from "./sandbox.ts"
import { settlePayment } from "./settle-payment.ts"

/**
 * The pages of the stand-in, all without script:
 * - `GET /stripe` lists the checkouts, `GET /stripe/receipts/:charge` shows a receipt
 * - `GET /stripe/checkout/:session` shows the payable page, 404 for an unknown session
 * - `POST` to it with the form field `card` (and `email`, optional) pays: 303 to the success address; 402
 *   with the page again when the card is refused; a session that is not open shows what became of it
 * - `POST /stripe/checkout/:session/settle` with `outcome=succeeded|failed` ends a payment that is under way
 */
export async function handlePage(sandbox: Sandbox, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname === "/stripe" || pathname === "/stripe/") return dashboardPage(sandbox)
  const charge = sandbox.store.find("charges", pathname.replace("/stripe/receipts/", ""))
  if (charge?.status === "succeeded") return receiptPage(charge)
  const match = /^\/stripe\/checkout\/([^/]+)(\/settle)?$/.exec(pathname)
  const id = match?.[1]
  if (match === null || id === undefined) return notFound()
  try {
    if (request.method === "GET" && match[2] === undefined) return showCheckout(sandbox, id, null)
    if (request.method !== "POST") return notFound()
    const fields = new URLSearchParams(await request.text())
    return match[2] === undefined ? pay(sandbox, id, fields) : settle(sandbox, id, fields)
  } catch (error) {
    if (error instanceof ApiProblem) return error.status === 404 ? notFound() : refused(error)
    throw error
  }
}

function showCheckout(sandbox: Sandbox, id: string, problem: CheckoutProblem | null): Response {
  const record = getSession(sandbox, id)
  const intent = sandbox.store.find("paymentIntents", String(record.session.payment_intent))
  return checkoutPage(record, intent?.status === "processing", problem)
}

function pay(sandbox: Sandbox, id: string, fields: URLSearchParams): Response {
  const card = fields.get("card") ?? ""
  const email = fields.get("email")?.trim() || null
  const outcome = paySession(sandbox, id, { card, email })
  if (outcome.kind === "closed") return closed(sandbox, id)
  if ("returnTo" in outcome) return seeOther(outcome.returnTo)
  return showCheckout(sandbox, id, { message: outcome.message, card, email })
}

/** A second press of "Pay" goes where the first one went; an expired session is shown as such. */
function closed(sandbox: Sandbox, id: string): Response {
  const { session } = getSession(sandbox, id)
  if (session.status === "complete" && session.success_url !== null) {
    return seeOther(returnAddress(session.success_url, id))
  }
  return showCheckout(sandbox, id, null)
}

function settle(sandbox: Sandbox, id: string, fields: URLSearchParams): Response {
  settlePayment(sandbox, id, fields.get("outcome") === "failed" ? "failed" : "succeeded")
  return seeOther(`/stripe/checkout/${id}`)
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location } })
}

function notFound(): Response {
  const text = `<section class="panel"><h2>There is no such checkout</h2></section>`
  return pageResponse(404, "Not found", text)
}

function refused(problem: ApiProblem): Response {
  const text = `<section class="panel"><h2>That is not possible now</h2></section>`
  return pageResponse(problem.status, "Not possible", text)
}
