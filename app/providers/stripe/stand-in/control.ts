import { z } from "zod"

import { ApiProblem } from "./api-problem.ts"
import { createRefund } from "./create-refund.ts"
import type { EventDelivery } from "./deliver-events.ts"
import { expireOverdueSessions, getSession } from "./expire-session.ts"
import { closeDispute, openDispute } from "./open-dispute.ts"
import { paySession } from "./pay-session.ts"
import { failRefund, meetRefundFates, settleRefund } from "./refund-fate.ts"
import { noCause, type Sandbox } from "./sandbox.ts"
import { settlePayment } from "./settle-payment.ts"

type Control = (
  sandbox: Sandbox,
  delivery: EventDelivery,
  input: unknown,
) => object | Promise<object>

/** One control: reads its JSON strictly, then acts. */
function control<Schema extends z.ZodType>(
  schema: Schema,
  act: (
    input: z.output<Schema>,
    sandbox: Sandbox,
    delivery: EventDelivery,
  ) => object | Promise<object>,
): Control {
  return (sandbox, delivery, input) => act(schema.parse(input), sandbox, delivery)
}

const minor = z.int().positive()
const which = {
  session: z.string().optional(),
  paymentIntent: z.string().optional(),
  charge: z.string().optional(),
}

/** The charge meant by any of the three ids. */
function chargeIdOf(
  sandbox: Sandbox,
  by: {
    session?: string | undefined
    paymentIntent?: string | undefined
    charge?: string | undefined
  },
): string {
  if (by.charge !== undefined) return by.charge
  const intentId =
    by.session === undefined
      ? by.paymentIntent
      : getSession(sandbox, by.session).session.payment_intent
  const intent = sandbox.store.find("paymentIntents", String(intentId))
  if (typeof intent?.latest_charge === "string") return intent.latest_charge
  throw new ApiProblem(404, { type: "invalid_request_error", message: "There is no such payment." })
}

/**
 * What tests may ask for, each a `POST /stripe/control/<name>` with a JSON body; amounts in Stripe's smallest
 * unit, ids as the API gives them. Answers are JSON; a wrong body is 400.
 *
 * - `clock` `{advanceSeconds}`, `{at: ISO}` or `{reset: true}` → `{now}`: moves the stand-in's clock
 * - `webhooks` `{url?, mode?: "send"|"hold"|"drop", types?: string[]|null}`: where new events go, and whether
 * - `webhooks/release` `{order?: "created"|"reversed"}` → `{statuses}`: posts held events, one after the other
 * - `webhooks/drain` `{timeoutMs?}` → `{idle}`: waits until nothing is on its way
 * - `events/repeat` `{event, times?, parallel?}` → `{statuses}`: posts one event again; `event` is an id, or a
 *   type for the newest of it; a status is null when no answer came
 * - `faults` `{method?, path?, times?, at?, status, code?, retryAfterSeconds?}` or `{…, hang: true}`: see `Fault`
 * - `faults/clear` `{}`
 * - `pay` `{session, card, email?}` → `PayOutcome`: as on the page
 * - `settle` `{session, outcome: "succeeded"|"failed"}`: ends a payment that is under way
 * - `refund` `{session|paymentIntent|charge, amount?, reason?, metadata?}`: a refund from the dashboard
 * - `refund/fail` `{refund, reason?}` · `refund/settle` `{refund}`
 * - `dispute` `{session|paymentIntent|charge, amount?, reason?}` · `dispute/close` `{dispute, status: "won"|"lost"}`
 */
const controls: Record<string, Control> = {
  clock: control(
    z.union([
      z.strictObject({ advanceSeconds: z.number() }),
      z.strictObject({ at: z.iso.datetime() }),
      z.strictObject({ reset: z.literal(true) }),
    ]),
    (input, sandbox) => {
      const offsetMs = sandbox.store.find("clock", "clock")?.offsetMs ?? 0
      const next =
        "at" in input
          ? Date.parse(input.at) - sandbox.options.now().getTime()
          : "advanceSeconds" in input
            ? offsetMs + input.advanceSeconds * 1000
            : 0
      sandbox.store.put("clock", "clock", { offsetMs: next })
      expireOverdueSessions(sandbox)
      meetRefundFates(sandbox)
      return { now: sandbox.now().toISOString() }
    },
  ),
  webhooks: control(
    z.strictObject({
      url: z.url().optional(),
      mode: z.enum(["send", "hold", "drop"]).optional(),
      types: z.array(z.string()).nullable().optional(),
    }),
    ({ url, mode, types }, { webhooks }) => {
      if (url !== undefined) webhooks.url = url
      if (mode !== undefined) webhooks.mode = mode
      if (types !== undefined || mode !== undefined) webhooks.types = types ?? null
      return webhooks
    },
  ),
  "webhooks/release": control(
    z.strictObject({ order: z.enum(["created", "reversed"]).default("created") }),
    async ({ order }, sandbox, delivery) => {
      const held = sandbox.store.list("deliveries").filter(({ status }) => status === "held")
      if (order === "reversed") held.reverse()
      const statuses: (number | null)[] = []
      for (const one of held) {
        sandbox.store.put("deliveries", one.eventId, { ...one, status: "pending" })
        statuses.push(await delivery.attempt(one.eventId))
      }
      return { statuses }
    },
  ),
  "webhooks/drain": control(
    z.strictObject({ timeoutMs: z.int().positive().default(10_000) }),
    async ({ timeoutMs }, _sandbox, delivery) => ({ idle: await delivery.drain(timeoutMs) }),
  ),
  "events/repeat": control(
    z.strictObject({
      event: z.string(),
      times: z.int().min(1).max(100).default(1),
      parallel: z.boolean().default(true),
    }),
    async ({ event, times, parallel }, sandbox, delivery) => {
      const found = sandbox.store
        .list("events")
        .findLast(({ id, type }) => id === event || type === event)
      if (found === undefined) {
        const message = "There is no such event."
        throw new ApiProblem(404, { type: "invalid_request_error", message })
      }
      const posts = Array.from({ length: times }, () => () => delivery.post(found.id))
      if (parallel) return { statuses: await Promise.all(posts.map((post) => post())) }
      const statuses: (number | null)[] = []
      for (const post of posts) statuses.push(await post())
      return { statuses }
    },
  ),
  faults: control(
    z
      .strictObject({
        method: z.enum(["GET", "POST"]).optional(),
        path: z.string().startsWith("/v1").default("/v1"),
        times: z.int().min(1).default(1),
        at: z.enum(["before", "kept", "after"]).default("before"),
        status: z.int().min(400).max(599).optional(),
        code: z.string().optional(),
        retryAfterSeconds: z.int().min(0).optional(),
        hang: z.literal(true).optional(),
      })
      .refine(({ status, hang }) => (status === undefined) !== (hang === undefined), {
        error: "either status or hang",
      }),
    (input, { faults }) => {
      faults.push({
        method: input.method ?? null,
        path: input.path,
        timesLeft: input.times,
        at: input.at,
        answer:
          input.status === undefined
            ? "hang"
            : {
                status: input.status,
                code: input.code ?? null,
                retryAfterSeconds: input.retryAfterSeconds ?? null,
              },
      })
      return { faults }
    },
  ),
  "faults/clear": control(z.strictObject({}), (_input, { faults }) => {
    faults.length = 0
    return { faults }
  }),
  pay: control(
    z.strictObject({ session: z.string(), card: z.string(), email: z.email().optional() }),
    ({ session, card, email }, sandbox) =>
      paySession(sandbox, session, { card, email: email ?? null }),
  ),
  settle: control(
    z.strictObject({ session: z.string(), outcome: z.enum(["succeeded", "failed"]) }),
    ({ session, outcome }, sandbox) => settlePayment(sandbox, session, outcome),
  ),
  refund: control(
    z.strictObject({
      ...which,
      amount: minor.optional(),
      reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
      metadata: z.record(z.string(), z.string()).optional(),
    }),
    ({ amount, reason, metadata, ...by }, sandbox) =>
      createRefund(sandbox, { charge: chargeIdOf(sandbox, by), amount, reason, metadata }, noCause),
  ),
  "refund/fail": control(
    z.strictObject({ refund: z.string(), reason: z.string().optional() }),
    ({ refund, reason }, sandbox) => failRefund(sandbox, refund, reason),
  ),
  "refund/settle": control(z.strictObject({ refund: z.string() }), ({ refund }, sandbox) =>
    settleRefund(sandbox, refund),
  ),
  dispute: control(
    z.strictObject({
      ...which,
      amount: minor.optional(),
      reason: z.string().default("fraudulent"),
    }),
    ({ amount, reason, ...by }, sandbox) =>
      openDispute(sandbox, chargeIdOf(sandbox, by), { amountMinor: amount ?? null, reason }),
  ),
  "dispute/close": control(
    z.strictObject({ dispute: z.string(), status: z.enum(["won", "lost"]) }),
    ({ dispute, status }, sandbox) => closeDispute(sandbox, dispute, status),
  ),
}

/** Answers `POST /stripe/control/<name>`. */
export async function handleControl(
  sandbox: Sandbox,
  delivery: EventDelivery,
  request: Request,
): Promise<Response> {
  const name = new URL(request.url).pathname.replace("/stripe/control/", "")
  const act = Object.hasOwn(controls, name) ? controls[name] : undefined
  if (act === undefined || request.method !== "POST") {
    return Response.json({ error: "There is no such control." }, { status: 404 })
  }
  try {
    const text = await request.text()
    return Response.json(await act(sandbox, delivery, text === "" ? {} : JSON.parse(text)))
  } catch (error) {
    if (error instanceof ApiProblem) {
      return Response.json({ error: error.message }, { status: error.status })
    }
    if (error instanceof z.ZodError || error instanceof SyntaxError) {
      return Response.json({ error: error.message }, { status: 400 })
    }
    throw error
  }
}
