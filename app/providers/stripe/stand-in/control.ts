import { z } from "zod"

import { ApiProblem } from "./api-problem.ts"
import type { Control } from "./define-control.ts"
import type { EventDelivery } from "./deliver-events.ts"
import { moneyControls } from "./money-controls.ts"
import type { Sandbox } from "./sandbox.ts"
import { wireControls } from "./wire-controls.ts"

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
const controls: Record<string, Control> = { ...wireControls, ...moneyControls }

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
