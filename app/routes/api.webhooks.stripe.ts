import type { ActionFunctionArgs } from "@remix-run/node"
import { acceptStripeMessage } from "#app/features/payment/accept-stripe-message.server.ts"
import { answerUnlimited, json, refuseMethod } from "#app/platform/answer-program.server.ts"
import { problemDocument } from "#app/platform/problem-document.ts"
import { getRuntime } from "#app/runtime.server.ts"

export const loader = () => refuseMethod("POST")

/**
 * `POST /api/webhooks/stripe`: a signed message of the payment provider, verified on the raw bytes, stored
 * once, answered `{received:true}` and worked on by a job. 400 for a signature that is missing, wrong or old;
 * any failure of ours is a 500, so that the provider sends it again.
 * @see https://docs.stripe.com/webhooks
 */
export function action({ request }: ActionFunctionArgs): Promise<Response> {
  return answerUnlimited(request, getRuntime(), async (runtime) => {
    if (request.method !== "POST") return refuseMethod("POST")
    const rawBody = new Uint8Array(await request.arrayBuffer())
    const signature = request.headers.get("stripe-signature")
    const taken = await acceptStripeMessage(rawBody, signature, runtime)
    return taken === "stored" ? json({ received: true }) : problemDocument("signature-refused")
  })
}
