import { noSuch, stateForbids } from "./api-problem.ts"
import { emitEvent } from "./emit-event.ts"
import type { SessionRecord } from "./records.ts"
import { type Cause, noCause, type Sandbox } from "./sandbox.ts"

/** A session by its id, expired first when its time has passed; throws 404. */
export function getSession(sandbox: Sandbox, id: string): SessionRecord {
  const record = sandbox.store.find("sessions", id)
  if (record === undefined) throw noSuch("checkout.session", id, "session")
  return expireWhenDue(sandbox, record)
}

/** `POST /v1/checkout/sessions/:id/expire`: only an open session can be expired. */
export function expireSession(
  sandbox: Sandbox,
  id: string,
  cause: Cause,
): SessionRecord["session"] {
  const record = getSession(sandbox, id)
  const { status } = record.session
  if (status !== "open") {
    throw stateForbids(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${status}.`,
    )
  }
  return close(sandbox, record, cause).session
}

/** Expires every session whose time has passed, as Stripe does by itself. */
export function expireOverdueSessions(sandbox: Sandbox) {
  for (const record of sandbox.store.list("sessions")) expireWhenDue(sandbox, record)
}

function expireWhenDue(sandbox: Sandbox, record: SessionRecord): SessionRecord {
  const { session } = record
  if (session.status !== "open" || session.expires_at > sandbox.nowSeconds()) return record
  return close(sandbox, record, noCause)
}

function close(sandbox: Sandbox, record: SessionRecord, cause: Cause): SessionRecord {
  const session = { ...record.session, status: "expired" as const, url: null }
  const closed = { ...record, session }
  sandbox.store.put("sessions", session.id, closed)
  emitEvent(sandbox, "checkout.session.expired", session, cause)
  if (typeof session.payment_intent === "string") {
    cancelIntent(sandbox, session.payment_intent, cause)
  }
  return closed
}

/** The intent of a declined attempt must not be paid after its session has ended. */
function cancelIntent(sandbox: Sandbox, id: string, cause: Cause) {
  const intent = sandbox.store.find("paymentIntents", id)
  if (intent === undefined || intent.status !== "requires_payment_method") return
  const canceled = {
    ...intent,
    status: "canceled" as const,
    canceled_at: sandbox.nowSeconds(),
    cancellation_reason: "expired" as const,
  }
  sandbox.store.put("paymentIntents", id, canceled)
  emitEvent(sandbox, "payment_intent.canceled", canceled, cause)
}
