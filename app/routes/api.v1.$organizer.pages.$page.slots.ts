import { refuse } from "#app/features/api/refusal.ts"
import { showSlots } from "#app/features/availability/show-slots.server.ts"
import { moveApiAddress } from "#app/features/page/move-address.server.ts"
import { findPublishedPage } from "#app/features/page/queries.server.ts"
import { json, movedTo } from "#app/platform/answer-program.server.ts"
import { answerRefusal, apiAddress } from "./api.v1.$organizer.bookings/answer-api.server.ts"

/**
 * `GET /api/v1/:organizer/pages/:page/slots?from=&to=&timeZone=&duration=` → `{slots:[{start,end,hosts}]}`
 * with instants in UTC and hosts' ids. 400 for a wrong query, 301 from the page's old addresses, 404 for
 * one that is not published, 503 with `Retry-After` when the calendar cannot be read. No key needed.
 */
export const loader = apiAddress("GET", async ({ request, params, query, runtime }) => {
  const address = { organizerSlug: params["organizer"] ?? "", pageSlug: params["page"] ?? "" }
  const page = await findPublishedPage(address, runtime)
  if (!page) {
    const moved = await moveApiAddress(address, runtime)
    if (moved === null) return answerRefusal(refuse("not-found"))
    return movedTo(`${moved}/slots${new URL(request.url).search}`)
  }
  const found = await showSlots(page, query, runtime)
  if (found.ok) return json({ slots: found.slots }, { "Cache-Control": "no-store" })
  const values = "values" in found ? found.values : {}
  return answerRefusal(refuse(found.problem, { values }))
})
export const action = loader
