import { bodyErrors } from "#app/features/api/body-errors.ts"
import { moveSchema } from "#app/features/api/booking-schema.ts"
import { describeBooking } from "#app/features/api/describe-booking.server.ts"
import { findApiBooking } from "#app/features/api/find-api-booking.server.ts"
import { moveByApi } from "#app/features/api/move-by-api.server.ts"
import { refuse } from "#app/features/api/refusal.ts"
import { json } from "#app/platform/answer-program.server.ts"
import {
  answerRefusal,
  apiAddress,
  type ApiCall,
} from "./api.v1.$organizer.bookings/answer-api.server.ts"
import { answerOnce } from "./api.v1.$organizer.bookings/answer-once.server.ts"

const needs = { scope: "bookings:write", purposes: ["status", "reschedule"] } as const

/**
 * `POST /api/v1/bookings/:id/reschedule` with `{start}` and a key of scope `bookings:write` or the booking's
 * own token → the booking at its new time: same payment, same answers, new links. 409 with `nearest` when
 * somebody else has the time, and when it cannot be moved any more.
 */
export const loader = apiAddress("POST", (call) => answerOnce(call, (body) => move(call, body)))
export const action = loader

async function move(
  { params, caller, runtime }: ApiCall,
  body: Record<string, unknown> | null,
): Promise<Response> {
  const opened = await findApiBooking(caller, params["id"] ?? "", needs, runtime)
  if (!opened.ok) return answerRefusal(opened)
  if (!body) {
    return answerRefusal(refuse("malformed-body", { values: { expected: '{"start": "…"}' } }))
  }
  const read = moveSchema.safeParse(body)
  if (!read.success) {
    const errors = bodyErrors(read.error.issues)
    return answerRefusal(refuse("invalid", { members: { errors } }))
  }
  const done = await moveByApi(opened, new Date(read.data.start), runtime)
  if (!done.ok) return answerRefusal(done)
  const after = await describeBooking(opened.booking.id, opened, runtime)
  return json(after, { "Cache-Control": "no-store" })
}
