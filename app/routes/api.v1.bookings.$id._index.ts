import { describeBooking } from "#app/features/api/describe-booking.server.ts"
import { findApiBooking } from "#app/features/api/find-api-booking.server.ts"
import { json } from "#app/platform/answer-program.server.ts"
import { answerRefusal, apiAddress } from "./api.v1.$organizer.bookings/answer-api.server.ts"

const needs = { scope: "bookings:read", purposes: ["status"] } as const

/**
 * `GET /api/v1/bookings/:id` with a key of scope `bookings:read`, or the booking's own token as
 * `Authorization: Bearer` → the booking as it is now. 401 without either, 403 for a smaller scope, 404 for
 * another's, 410 for a token of before.
 */
export const loader = apiAddress("GET", async ({ params, caller, runtime }) => {
  const opened = await findApiBooking(caller, params["id"] ?? "", needs, runtime)
  if (!opened.ok) return answerRefusal(opened)
  const body = await describeBooking(opened.booking.id, opened, runtime)
  return json(body, { "Cache-Control": "no-store" })
})
export const action = loader
