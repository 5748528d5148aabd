import { formatStripeMoney } from "./currencies.ts"
import { escapeHtml, pageResponse } from "./page-shell.ts"
import { returnAddress } from "./page-addresses.ts"
import type { SessionRecord } from "./records.ts"

/** What the buyer typed last and what was wrong with it. */
export type CheckoutProblem = { message: string; card: string; email: string | null }

const testCards = [
  ["4242 4242 4242 4242", "pays"],
  ["4000 0000 0000 0002", "is declined"],
  ["4000 0000 0000 9995", "is declined, insufficient funds"],
  ["4000 0000 0000 7007", "pays later: complete at once, the money comes or fails afterwards"],
  ["4000 0000 0000 0259", "pays, and is disputed"],
  ["4000 0000 0000 5126", "pays, and a refund of it fails later"],
  ["4000 0000 0000 7726", "pays, and a refund of it takes a while"],
] as const

/**
 * The payable page of a session as it is now: a form while it is open, otherwise what became of it. The page
 * plays Stripe's, so its words are not among the product's messages.
 */
export function checkoutPage(
  record: SessionRecord,
  isUnderWay: boolean,
  problem: CheckoutProblem | null,
): Response {
  const { session } = record
  const seller = session.branding_settings?.display_name ?? "Sandbox"
  const panel =
    session.status === "open"
      ? paymentForm(record, problem)
      : session.status === "expired"
        ? expiredPanel(session.cancel_url)
        : isUnderWay
          ? settlementForm(record)
          : completePanel(record)
  const status = problem === null ? 200 : 402
  return pageResponse(status, `${seller}: checkout`, `${summary(record, seller)}${panel}`)
}

function money(record: SessionRecord, amountMinor: number): string {
  const { currency, locale } = record.session
  const shown = locale === null || locale === "auto" ? "en" : locale
  return escapeHtml(formatStripeMoney(amountMinor, currency ?? "usd", shown))
}

function summary(record: SessionRecord, seller: string): string {
  const { session, lines } = record
  const isOpen = session.status === "open"
  const back =
    isOpen && session.cancel_url !== null ? link("back", session.cancel_url, "← Back") : ""
  const rows = lines.map((line) => {
    const more = line.description === null ? "" : `<small>${escapeHtml(line.description)}</small>`
    const times = line.quantity === 1 ? "" : `<small>${line.quantity} × </small>`
    const amount = money(record, line.quantity * line.unitAmountMinor)
    return `<div class="row"><dt>${escapeHtml(line.name)}${more}</dt><dd>${times}${amount}</dd></div>`
  })
  const total = money(record, session.amount_total ?? 0)
  return `<section aria-label="Your order">
${back}
<p class="seller">${escapeHtml(seller)}</p>
<h1>${lines.map((line) => escapeHtml(line.name)).join(", ")}</h1>
<p class="amount">${total}</p>
<dl>${rows.join("")}<div class="row total"><dt>Total due</dt><dd>${total}</dd></div></dl>
</section>
`
}

function paymentForm(record: SessionRecord, problem: CheckoutProblem | null): string {
  const { session } = record
  const isFree = session.amount_total === 0
  const label = isFree ? "Complete order" : `Pay ${money(record, session.amount_total ?? 0)}`
  const note = session.custom_text.submit?.message
  return `<section class="panel" aria-labelledby="pay">
<h2 id="pay">${isFree ? "Nothing to pay" : "Pay by card"}</h2>
${problem === null ? "" : `<p class="problem" role="alert" id="problem">${escapeHtml(problem.message)}</p>`}
<form method="post" action="/stripe/checkout/${session.id}">
${emailField(session.customer_email, problem?.email ?? null)}
${isFree ? "" : cardField(problem)}
${note === undefined ? "" : `<p>${escapeHtml(note)}</p>`}
<button type="submit">${label}</button>
</form>
${isFree ? "" : cardHelp()}
</section>`
}

function emailField(known: string | null, typed: string | null): string {
  if (known !== null) {
    return `<div class="field"><strong>Email</strong><p>${escapeHtml(known)}</p></div>`
  }
  return `<div class="field"><label for="email">Email (optional)</label>
<input id="email" name="email" type="email" autocomplete="email" value="${escapeHtml(typed ?? "")}"></div>`
}

function cardField(problem: CheckoutProblem | null): string {
  const state = problem === null ? "" : ' aria-invalid="true" aria-describedby="problem" autofocus'
  return `<div class="field"><label for="card">Card number</label>
<input id="card" name="card" required inputmode="numeric" autocomplete="cc-number" placeholder="4242 4242 4242 4242" value="${escapeHtml(problem?.card ?? "")}"${state}></div>`
}

function cardHelp(): string {
  const cards = testCards.map(([number, does]) => `<li><code>${number}</code> ${does}</li>`)
  return `<details><summary>Test cards</summary><ul>${cards.join("")}</ul></details>`
}

function expiredPanel(cancelUrl: string | null): string {
  return `<section class="panel"><h2>This checkout has expired</h2>
<p>It can no longer be paid, and nothing was charged.</p>
${cancelUrl === null ? "" : link("", cancelUrl, "Back to the seller")}</section>`
}

function completePanel(record: SessionRecord): string {
  const { session } = record
  const isPaid = session.payment_status !== "unpaid"
  return `<section class="panel"><h2>${isPaid ? "This checkout is complete" : "The payment failed"}</h2>
<p>${isPaid ? "It has been paid; nothing is left to do here." : "The bank did not send the money. Nothing was charged."}</p>
${returnLink(record)}</section>`
}

function settlementForm(record: SessionRecord): string {
  return `<section class="panel"><h2>The payment is on its way</h2>
<p>This checkout is complete, and the money arrives later. In the sandbox you are the bank:</p>
<form method="post" action="/stripe/checkout/${record.session.id}/settle">
<button type="submit" name="outcome" value="succeeded">Let the money arrive</button>
<button type="submit" name="outcome" value="failed" class="plain">Let the payment fail</button>
</form>
<p>${returnLink(record)}</p></section>`
}

function returnLink({ session }: SessionRecord): string {
  if (session.success_url === null) return ""
  return link("", returnAddress(session.success_url, session.id), "Return to the seller")
}

function link(className: string, address: string, text: string): string {
  const attribute = className === "" ? "" : ` class="${className}"`
  return `<a${attribute} href="${escapeHtml(address)}">${text}</a>`
}
