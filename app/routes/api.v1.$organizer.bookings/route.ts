import { bookByApi } from "#app/features/api/book.server.ts"
import { refuse } from "#app/features/api/refusal.ts"
import { paths } from "#app/paths.ts"
import { clientAddress } from "#app/platform/client-address.ts"
import { readerLocale } from "#app/platform/reader-locale.ts"
import { answerOnce } from "./answer-once.server.ts"
import { answerRefusal, apiAddress, type ApiCall } from "./answer-api.server.ts"

/**
 * `POST /api/v1/:organizer/bookings` with `{page,start,duration,name,email,timeZone,answers}` (and `host`,
 * `notes`, `revision`) → 201 `{id,state,holdExpiresAt,checkoutUrl,statusUrl,token}`. No key needed; with one of
 * scope `bookings:write` the limit of unpaid holds per address does not apply. Addresses that page or
 * organizer had before count as well. 400 with `errors`, 404 for a page that is not published, 409 for a lost
 * race (with `nearest`) or a changed page, 429, 503.
 */
export const loader = apiAddress("POST", (call) =>
  answerOnce(call, (body, attempt) => book(call, body, attempt)),
)
export const action = loader

async function book(
  { request, params, caller, runtime }: ApiCall,
  body: Record<string, unknown> | null,
  attempt: string | null,
): Promise<Response> {
  const scope = "bookings:write"
  if (caller.kind === "key" && !caller.scopes.includes(scope)) {
    return answerRefusal(refuse("scope-too-small", { values: { scope } }))
  }
  const actor =
    caller.kind === "key"
      ? ({ ...caller, kind: "api-key" } as const)
      : ({ kind: "client", bookingId: null } as const)
  const organizerSlug = params["organizer"] ?? ""
  const asked = {
    organizerSlug,
    body,
    attempt,
    clientAddress: caller.kind === "key" ? null : clientAddress(request),
    locale: (fallback: string) => readerLocale(request, fallback),
  }
  const answer = await bookByApi(actor, asked, runtime)
  if (answer.ok) {
    return new Response(JSON.stringify(answer.booked), {
      status: 201,
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "Cache-Control": "no-store",
        Location: paths.apiBooking(answer.booked.id),
      },
    })
  }
  return answerRefusal(answer)
}
