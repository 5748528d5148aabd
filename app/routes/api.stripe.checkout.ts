import type { ActionFunctionArgs } from "@remix-run/node"
import { z } from "zod"
import { openCheckoutByToken } from "#app/features/payment/open-checkout-by-token.server.ts"
import { answerProgram, json, refuseMethod } from "#app/platform/answer-program.server.ts"
import { bearerToken } from "#app/platform/bearer-token.ts"
import { problemDocument } from "#app/platform/problem-document.ts"
import { getRuntime } from "#app/runtime.server.ts"

const bodySchema = z.object({ bookingId: z.string().max(64) })

export const loader = () => refuseMethod("POST")

/**
 * `POST /api/stripe/checkout` with `Authorization: Bearer <the booking's status or pay token>` and
 * `{bookingId}` → `{checkoutUrl}`: opens the booking's one checkout, or finds it, so that a repeat gets the
 * same. 404 for another token, 409 when nothing is to pay, 503 when the provider does not answer.
 */
export function action({ request }: ActionFunctionArgs): Promise<Response> {
  return answerProgram(request, getRuntime(), async (runtime) => {
    if (request.method !== "POST") return refuseMethod("POST")
    const body = bodySchema.safeParse(await request.json().catch(() => null))
    if (!body.success) {
      return problemDocument("malformed-body", { values: { expected: '{"bookingId": "…"}' } })
    }
    const { bookingId } = body.data
    const opened = await openCheckoutByToken({ token: bearerToken(request), bookingId }, runtime)
    switch (opened.kind) {
      case "open":
        return json({ checkoutUrl: opened.address }, { "Cache-Control": "no-store" })
      case "see-status":
        return problemDocument("nothing-to-pay")
      case "unreachable":
        return problemDocument("payment-unreachable", { headers: { "Retry-After": "60" } })
      case "unknown":
        return problemDocument("not-found")
    }
  })
}
