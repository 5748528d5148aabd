import { listAllPages } from "#app/features/api/list-all-pages.server.ts"
import { refuse } from "#app/features/api/refusal.ts"
import { describePageBriefly } from "#app/features/page/describe-page.ts"
import { moveApiAddress } from "#app/features/page/move-address.server.ts"
import { listPublishedPages } from "#app/features/page/queries.server.ts"
import { movedTo } from "#app/platform/answer-program.server.ts"
import { jsonUnlessKnown } from "#app/platform/entity-tag.server.ts"
import {
  answerRefusal,
  apiAddress,
  type ApiCall,
} from "./api.v1.$organizer.bookings/answer-api.server.ts"

/**
 * `GET /api/v1/:organizer/pages` → `{pages:[{slug,title,durations:[{minutes,amountMinor,currency}]}]}`, the
 * published ones by title, with an ETag. `?status=all` lists every page with its `status`, for a key of scope
 * `pages:read`. 301 for an organizer's old address, 404 when there is none. Otherwise no key is needed.
 */
export const loader = apiAddress("GET", async (call) => {
  const { request, params, query, runtime } = call
  const organizerSlug = params["organizer"] ?? ""
  const status = query.get("status") ?? "published"
  if (status === "all") return listEvery(call)
  if (status !== "published") return answerRefusal(refuse("unknown-status"))
  const found = await listPublishedPages(organizerSlug, runtime)
  if (found) {
    const pages = found.pages.map(describePageBriefly)
    return jsonUnlessKnown(request, { pages }, { cacheControl: "no-cache" })
  }
  const moved = await moveApiAddress({ organizerSlug, pageSlug: null }, runtime)
  return moved === null ? answerRefusal(refuse("not-found")) : movedTo(moved)
})
export const action = loader

async function listEvery({ request, caller, runtime }: ApiCall): Promise<Response> {
  const scope = "pages:read"
  if (caller.kind !== "key") return answerRefusal(refuse("unauthorized"))
  if (!caller.scopes.includes(scope)) {
    return answerRefusal(refuse("scope-too-small", { values: { scope } }))
  }
  const pages = await listAllPages(caller.organizerId, runtime)
  return jsonUnlessKnown(request, { pages }, { cacheControl: "private, no-cache" })
}
