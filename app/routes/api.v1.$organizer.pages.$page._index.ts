import { findAskedPage } from "#app/features/api/find-asked-page.server.ts"
import { describePage } from "#app/features/page/describe-page.ts"
import { movedTo } from "#app/platform/moved-to.ts"
import { jsonUnlessKnown } from "#app/platform/entity-tag.server.ts"
import { answerRefusal, apiAddress } from "./api.v1.$organizer.bookings/answer-api.server.ts"

/**
 * `GET /api/v1/:organizer/pages/:page` → the page as the list has it, with all its content: description
 * (Markdown), location, rules, questions, policy, hosts; with an ETag. 301 from addresses it had before, 404
 * when it is not published. No key needed; a private page wants `invitation`, the token of a single-use link (409,
 * 410 when it opens nothing now), or a key of scope `pages:read`.
 */
export const loader = apiAddress("GET", async (call) => {
  const { request, params, query, caller, runtime } = call
  const address = {
    organizerSlug: params["organizer"] ?? "",
    pageSlug: params["page"] ?? "",
    query,
  }
  const asked = await findAskedPage(address, caller, runtime)
  if (asked.kind === "refused") return answerRefusal(asked.refusal)
  if (asked.kind === "moved") return movedTo(request, asked.path)
  const cacheControl = asked.isPrivate ? "private, no-cache" : "no-cache"
  return jsonUnlessKnown(request, describePage(asked.page, runtime.env.appUrl), { cacheControl })
})
export const action = loader
