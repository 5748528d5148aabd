import { bodyErrors } from "#app/features/api/body-errors.ts"
import { cancellationSchema } from "#app/features/api/booking-schema.ts"
import { cancelByApi } from "#app/features/api/cancel-by-api.server.ts"
import { describeBooking } from "#app/features/api/describe-booking.server.ts"
import { findApiBooking } from "#app/features/api/find-api-booking.server.ts"
import { refuse } from "#app/features/api/refusal.ts"
import { json } from "#app/platform/answer-program.server.ts"
import {
  answerRefusal,
  apiAddress,
  type ApiCall,
} from "./api.v1.$organizer.bookings/answer-api.server.ts"
import { answerOnce } from "./api.v1.$organizer.bookings/answer-once.server.ts"

const needs = { scope: "bookings:write", purposes: ["status", "cancel"] } as const

/**
 * `POST /api/v1/bookings/:id/cancel` with a key of scope `bookings:write` or the booking's own token → the
 * booking as it is then: a hold is let go, a confirmed booking canceled, its refund decided. `{refund}` is a
 * key's to choose. 409 when it cannot be canceled any more, 503 when the payment provider must answer first.
 */
export const loader = apiAddress("POST", (call) => answerOnce(call, (body) => cancel(call, body)))
export const action = loader

async function cancel(
  { params, caller, runtime }: ApiCall,
  body: Record<string, unknown> | null,
): Promise<Response> {
  const opened = await findApiBooking(caller, params["id"] ?? "", needs, runtime)
  if (!opened.ok) return answerRefusal(opened)
  if (!body) return answerRefusal(refuse("malformed-body", { values: { expected: "{}" } }))
  const read = cancellationSchema.safeParse(body)
  if (!read.success) {
    const errors = bodyErrors(read.error.issues)
    return answerRefusal(refuse("invalid", { members: { errors } }))
  }
  const done = await cancelByApi(opened, read.data, runtime)
  if (!done.ok) return answerRefusal(done)
  const after = await describeBooking(opened.booking.id, opened, runtime)
  return json(after, { "Cache-Control": "no-store" })
}
