import type { LoaderFunctionArgs } from "@remix-run/node"
import { findSessionStatus } from "#app/features/payment/find-session-status.server.ts"
import { answerProgram, json, refuseMethod } from "#app/platform/answer-program.server.ts"
import { bearerToken } from "#app/platform/bearer-token.ts"
import { problemDocument } from "#app/platform/problem-document.ts"
import { getRuntime } from "#app/runtime.server.ts"

/**
 * `GET /api/stripe/sessions/:id` with `Authorization: Bearer <the booking's status or pay token>` →
 * `{status, paymentStatus, bookingState}`, as the provider says it now. 404 for another token or session,
 * 503 when the provider does not answer.
 */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerProgram(request, getRuntime(), async (runtime) => {
    const asked = { token: bearerToken(request), sessionId: params["id"] ?? "" }
    const found = await findSessionStatus(asked, runtime)
    switch (found.kind) {
      case "known": {
        const { kind: _kind, ...status } = found
        return json(status, { "Cache-Control": "no-store" })
      }
      case "unknown":
        return problemDocument("not-found")
      case "unreachable":
        return problemDocument("payment-unreachable", { headers: { "Retry-After": "60" } })
    }
  })
}

export const action = () => refuseMethod("GET")
