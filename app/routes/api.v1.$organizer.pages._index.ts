import { listAllPages } from "#app/features/api/list-all-pages.server.ts"
import { refuse } from "#app/features/api/refusal.ts"
import { readListPart } from "#app/features/api/read-list-part.ts"
import { describePageBriefly, type BriefPage } from "#app/features/page/describe-page.ts"
import { writePlace, type ListPart } from "#app/features/page/list-place.ts"
import { moveApiAddress } from "#app/features/page/move-address.server.ts"
import { listPublishedPages } from "#app/features/page/queries.server.ts"
import { absolute, paths } from "#app/paths.ts"
import { movedTo } from "#app/platform/moved-to.ts"
import { jsonUnlessKnown } from "#app/platform/entity-tag.server.ts"
import {
  answerRefusal,
  apiAddress,
  type ApiCall,
} from "./api.v1.$organizer.bookings/answer-api.server.ts"

/**
 * `GET /api/v1/:organizer/pages` → `{pages:[{slug,title,durations:[{minutes,amountMinor,currency}]}]}`, the
 * published ones by title, with an ETag. `?status=all` lists every page with its `status`, for a key of scope
 * `pages:read`. At most `limit` (1 to 1000, which it is without a wish); where more follow, `Link` says where, with
 * `after`. 301 for an organizer's old address, 404 when there is none. Otherwise no key is needed.
 */
export const loader = apiAddress("GET", async (call) => {
  const { request, params, query, runtime } = call
  const organizerSlug = params["organizer"] ?? ""
  const status = query.get("status") ?? "published"
  const part = readListPart(query)
  if ("problem" in part) return answerRefusal(refuse(part.problem))
  if (status === "all") return listEvery(call, part)
  if (status !== "published") return answerRefusal(refuse("unknown-status"))
  const found = await listPublishedPages(organizerSlug, runtime, part)
  if (found) {
    const pages = found.pages.map(describePageBriefly)
    const link = found.isMore ? linkAfter(pages, call, part) : null
    return jsonUnlessKnown(request, { pages }, { cacheControl: "no-cache", link })
  }
  const moved = await moveApiAddress({ organizerSlug, pageSlug: null }, runtime)
  return moved === null ? answerRefusal(refuse("not-found")) : movedTo(request, moved)
})
export const action = loader

async function listEvery(call: ApiCall, part: ListPart): Promise<Response> {
  const { request, caller, runtime } = call
  const scope = "pages:read"
  if (caller.kind !== "key") return answerRefusal(refuse("unauthorized"))
  if (!caller.scopes.includes(scope)) {
    return answerRefusal(refuse("scope-too-small", { values: { scope } }))
  }
  const { pages, isMore } = await listAllPages(caller.organizerId, runtime, part)
  const link = isMore ? linkAfter(pages, call, part) : null
  return jsonUnlessKnown(request, { pages }, { cacheControl: "private, no-cache", link })
}

/** Where the list goes on (RFC 8288), asked for as this part of it was. */
function linkAfter(
  pages: readonly BriefPage[],
  { params, query, runtime }: ApiCall,
  { limit }: ListPart,
): string | null {
  const last = pages.at(-1)
  if (!last) return null
  const status = query.get("status")
  const rest = { status, limit, after: writePlace(last) }
  const address = absolute(runtime.env.appUrl, paths.apiPages(params["organizer"] ?? "", rest))
  return `<${address}>; rel="next"`
}
