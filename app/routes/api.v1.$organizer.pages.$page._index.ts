import { refuse } from "#app/features/api/refusal.ts"
import { describePage } from "#app/features/page/describe-page.ts"
import { moveApiAddress } from "#app/features/page/move-address.server.ts"
import { findPublishedPage } from "#app/features/page/queries.server.ts"
import { movedTo } from "#app/platform/answer-program.server.ts"
import { jsonUnlessKnown } from "#app/platform/entity-tag.server.ts"
import { answerRefusal, apiAddress } from "./api.v1.$organizer.bookings/answer-api.server.ts"

/**
 * `GET /api/v1/:organizer/pages/:page` → the page as the list has it, with all its content: description
 * (Markdown), location, rules, questions, policy, hosts; with an ETag. 301 from addresses it had before, 404
 * when it is not published. No key needed.
 */
export const loader = apiAddress("GET", async ({ request, params, runtime }) => {
  const address = { organizerSlug: params["organizer"] ?? "", pageSlug: params["page"] ?? "" }
  const page = await findPublishedPage(address, runtime)
  if (page) return jsonUnlessKnown(request, describePage(page), { cacheControl: "no-cache" })
  const moved = await moveApiAddress(address, runtime)
  return moved === null ? answerRefusal(refuse("not-found")) : movedTo(moved)
})
export const action = loader
