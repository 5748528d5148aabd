import { findAskedPage } from "#app/features/api/find-asked-page.server.ts"
import { refuse } from "#app/features/api/refusal.ts"
import { showSlots } from "#app/features/availability/show-slots.server.ts"
import { json } from "#app/platform/answer-program.server.ts"
import { movedTo } from "#app/platform/moved-to.ts"
import { answerRefusal, apiAddress } from "./api.v1.$organizer.bookings/answer-api.server.ts"

/**
 * `GET /api/v1/:organizer/pages/:page/slots?from=&to=&timeZone=&duration=` → `{slots:[{start,end,hosts}]}`
 * with instants in UTC and hosts' ids. 400 for a wrong query, 301 from the page's old addresses, 404 for
 * one that is not published, 503 with `Retry-After` when the calendar cannot be read. No key needed; a private page
 * is opened as its content is.
 */
export const loader = apiAddress("GET", async ({ request, params, query, caller, runtime }) => {
  const address = {
    organizerSlug: params["organizer"] ?? "",
    pageSlug: params["page"] ?? "",
    query,
  }
  const asked = await findAskedPage(address, caller, runtime)
  if (asked.kind === "refused") return answerRefusal(asked.refusal)
  if (asked.kind === "moved") return movedTo(request, `${asked.path}/slots`)
  const found = await showSlots(asked.page, query, runtime)
  if (found.ok) return json({ slots: found.slots }, { "Cache-Control": "no-store" })
  const values = "values" in found ? found.values : {}
  return answerRefusal(refuse(found.problem, { values }))
})
export const action = loader
