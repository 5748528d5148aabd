import { formatStripeMoney } from "./currencies.ts"
import { checkoutPageAddress } from "./page-addresses.ts"
import { escapeHtml, pageResponse } from "./page-shell.ts"
import type { SessionRecord } from "./records.ts"
import type { Sandbox } from "./sandbox.ts"

const shownAtMost = 50

/** `GET /stripe`: the newest checkouts with what became of them, for looking. */
export function dashboardPage(sandbox: Sandbox): Response {
  const records = sandbox.store.list("sessions").toReversed().slice(0, shownAtMost)
  const rows = records.map((record) => row(sandbox, record)).join("")
  const list = rows === "" ? "<p>No checkout has been opened yet.</p>" : `<dl>${rows}</dl>`
  const body = `<section class="panel wide"><h1>Checkouts</h1>${list}
<p>Everything there is, as JSON: <a href="/stripe/state">state</a>.</p></section>`
  return pageResponse(200, "Sandbox payments", body)
}

function row(sandbox: Sandbox, { session, lines }: SessionRecord): string {
  const intent = sandbox.store.find("paymentIntents", String(session.payment_intent))
  const charge = sandbox.store.find("charges", String(intent?.latest_charge))
  const currency = session.currency ?? "usd"
  const money = (amountMinor: number) => escapeHtml(formatStripeMoney(amountMinor, currency, "en"))
  const marks = [
    String(session.status),
    session.status === "complete" ? session.payment_status : "",
    charge && charge.amount_refunded > 0 ? `refunded ${money(charge.amount_refunded)}` : "",
    charge?.disputed === true ? "disputed" : "",
  ].filter((mark) => mark !== "")
  const address = checkoutPageAddress("", session.id)
  const title = lines.map((line) => escapeHtml(line.name)).join(", ")
  const when = new Date(session.created * 1000).toISOString().replace("T", " ").slice(0, 16)
  return `<div class="row"><dt><a href="${address}">${title}</a><small>${when} UTC · ${marks.join(" · ")}</small></dt><dd>${money(session.amount_total ?? 0)}</dd></div>`
}
