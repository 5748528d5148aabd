import type Stripe from "stripe"

import { noSuch } from "./api-problem.ts"
import { createRefund } from "./create-refund.ts"
import { createSession } from "./create-session.ts"
import { expand } from "./expand.ts"
import { expireOverdueSessions, expireSession, getSession } from "./expire-session.ts"
import type { FormObject } from "./form-body.ts"
import {
  disputeListParams,
  eventListParams,
  readParams,
  refundListParams,
  sessionListParams,
} from "./list-params.ts"
import { isWithin, paginate } from "./paginate.ts"
import { parseParams } from "./parse-params.ts"
import { refundParams } from "./refund-params.ts"
import type { Cause, Sandbox } from "./sandbox.ts"

type Call = { id: string; form: FormObject; cause: Cause }
type Endpoint = {
  method: "GET" | "POST"
  path: RegExp
  answer(sandbox: Sandbox, call: Call): object
}

/** An endpoint that shows one object, with `expand[]`. */
function read(
  path: RegExp,
  find: (sandbox: Sandbox, id: string) => object | undefined,
  what: string,
): Endpoint {
  return {
    method: "GET",
    path,
    answer(sandbox, { id, form }) {
      const params = parseParams(readParams, form)
      const object = find(sandbox, id)
      if (object === undefined) throw noSuch(what, id, "id")
      return expand(sandbox, object, params.expand ?? [])
    },
  }
}

const listSessions: Endpoint = {
  method: "GET",
  path: /^\/v1\/checkout\/sessions$/,
  answer(sandbox, { form }) {
    const params = parseParams(sessionListParams, form)
    expireOverdueSessions(sandbox)
    const wanted = sandbox.store
      .list("sessions")
      .map((record) => record.session)
      .filter(
        (session) =>
          isWithin(session.created, params.created) &&
          (params.status === undefined || session.status === params.status) &&
          (params.payment_intent === undefined || session.payment_intent === params.payment_intent),
      )
    return expand(sandbox, paginate(wanted, params, "/v1/checkout/sessions"), params.expand ?? [])
  },
}

const listRefunds: Endpoint = {
  method: "GET",
  path: /^\/v1\/refunds$/,
  answer(sandbox, { form }) {
    const params = parseParams(refundListParams, form)
    const wanted = sandbox.store
      .list("refunds")
      .filter(
        (refund) =>
          isWithin(refund.created, params.created) &&
          (params.charge === undefined || refund.charge === params.charge) &&
          (params.payment_intent === undefined || refund.payment_intent === params.payment_intent),
      )
    return expand(sandbox, paginate(wanted, params, "/v1/refunds"), params.expand ?? [])
  },
}

const listDisputes: Endpoint = {
  method: "GET",
  path: /^\/v1\/disputes$/,
  answer(sandbox, { form }) {
    const params = parseParams(disputeListParams, form)
    const wanted = sandbox.store
      .list("disputes")
      .filter(
        (dispute) =>
          isWithin(dispute.created, params.created) &&
          (params.charge === undefined || dispute.charge === params.charge) &&
          (params.payment_intent === undefined || dispute.payment_intent === params.payment_intent),
      )
    return expand(sandbox, paginate(wanted, params, "/v1/disputes"), params.expand ?? [])
  },
}

const eventsLastSeconds = 30 * 86_400

const listEvents: Endpoint = {
  method: "GET",
  path: /^\/v1\/events$/,
  answer(sandbox, { form }) {
    const params = parseParams(eventListParams, form)
    const types = params.types ?? (params.type === undefined ? null : [params.type])
    const wanted = sandbox.store
      .list("events")
      .filter(
        (event) =>
          event.created > sandbox.nowSeconds() - eventsLastSeconds &&
          isWithin(event.created, params.created) &&
          (types === null || types.some((type) => fits(event.type, type))) &&
          (params.delivery_success === undefined ||
            params.delivery_success === (event.pending_webhooks === 0)),
      )
    return paginate<Stripe.Event>(wanted, params, "/v1/events")
  },
}

/** `charge.*` stands for every event of charges. */
function fits(type: string, wanted: string): boolean {
  return wanted.endsWith("*") ? type.startsWith(wanted.slice(0, -1)) : type === wanted
}

/** Everything of the API that the stand-in plays. The group of a path is the object's id. */
export const endpoints: Endpoint[] = [
  {
    method: "POST",
    path: /^\/v1\/checkout\/sessions$/,
    answer(sandbox, { form }) {
      const session = createSession(sandbox, form)
      return expand(sandbox, session, expandOf(form))
    },
  },
  listSessions,
  read(/^\/v1\/checkout\/sessions\/([^/]+)$/, (s, id) => getSession(s, id).session, "session"),
  {
    method: "POST",
    path: /^\/v1\/checkout\/sessions\/([^/]+)\/expire$/,
    answer(sandbox, { id, form, cause }) {
      parseParams(readParams, form)
      return expand(sandbox, expireSession(sandbox, id, cause), expandOf(form))
    },
  },
  read(
    /^\/v1\/payment_intents\/([^/]+)$/,
    (s, id) => s.store.find("paymentIntents", id),
    "payment_intent",
  ),
  read(/^\/v1\/charges\/([^/]+)$/, (s, id) => s.store.find("charges", id), "charge"),
  {
    method: "POST",
    path: /^\/v1\/refunds$/,
    answer(sandbox, { form, cause }) {
      const refund = createRefund(sandbox, parseParams(refundParams, form), cause)
      return expand(sandbox, refund, expandOf(form))
    },
  },
  listRefunds,
  read(/^\/v1\/refunds\/([^/]+)$/, (s, id) => s.store.find("refunds", id), "refund"),
  listDisputes,
  read(/^\/v1\/disputes\/([^/]+)$/, (s, id) => s.store.find("disputes", id), "dispute"),
  listEvents,
  read(/^\/v1\/events\/([^/]+)$/, (s, id) => s.store.find("events", id), "event"),
]

function expandOf(form: FormObject): string[] {
  const wanted = form["expand"]
  return typeof wanted === "object" ? Object.values(wanted).map(String) : []
}
