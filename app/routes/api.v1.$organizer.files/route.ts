import { refuse } from "#app/features/api/refusal.ts"
import { sendFileByApi } from "#app/features/api/send-file.server.ts"
import { clientAddress } from "#app/platform/client-address.ts"
import { answerOnce } from "#app/routes/api.v1.$organizer.bookings/answer-once.server.ts"
import {
  answerRefusal,
  apiAddress,
  type ApiCall,
} from "#app/routes/api.v1.$organizer.bookings/answer-api.server.ts"

/**
 * `POST /api/v1/:organizer/files` with `{page,question,filename,content}`, the content in base64 → 201
 * `{file,filename,bytes,contentType}`: `file` is what a booking names as its answer, within a day. No key needed;
 * with one of scope `bookings:write` the limit per address does not apply. 400 with `errors` for a file that is
 * not taken, 404 for a page that is not published, 413 for a body above 15 MB, 429, 503.
 */
export const loader = apiAddress("POST", (call) => answerOnce(call, (body) => sendFile(call, body)))
export const action = loader

async function sendFile(
  { request, params, caller, runtime }: ApiCall,
  body: Record<string, unknown> | null,
): Promise<Response> {
  const scope = "bookings:write"
  if (caller.kind === "key" && !caller.scopes.includes(scope)) {
    return answerRefusal(refuse("scope-too-small", { values: { scope } }))
  }
  const isKey = caller.kind === "key"
  const actor = isKey
    ? ({ ...caller, kind: "api-key" } as const)
    : ({ kind: "client", bookingId: null } as const)
  const organizerSlug = params["organizer"] ?? ""
  const asked = { organizerSlug, body, clientAddress: isKey ? null : clientAddress(request) }
  const answer = await sendFileByApi(actor, asked, runtime)
  if (!answer.ok) return answerRefusal(answer)
  return new Response(JSON.stringify(answer.sent), {
    status: 201,
    headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" },
  })
}
