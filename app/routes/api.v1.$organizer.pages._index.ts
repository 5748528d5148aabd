import type { LoaderFunctionArgs } from "@remix-run/node"
import { describePageBriefly } from "#app/features/page/describe-page.ts"
import { moveApiAddress } from "#app/features/page/move-address.server.ts"
import { listPublishedPages } from "#app/features/page/queries.server.ts"
import { answerProgram, json, movedTo, refuseMethod } from "#app/platform/answer-program.server.ts"
import { problemDocument } from "#app/platform/problem-document.ts"
import { getRuntime } from "#app/runtime.server.ts"

/**
 * `GET /api/v1/:organizer/pages` → `{pages:[{slug,title,durations:[{minutes,amountMinor,currency}]}]}`, the
 * published ones by title. 301 for an organizer's old address, 404 when there is none. No key needed.
 */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerProgram(request, getRuntime(), async (runtime) => {
    const organizerSlug = params["organizer"] ?? ""
    const found = await listPublishedPages(organizerSlug, runtime)
    if (found) {
      const pages = found.pages.map(describePageBriefly)
      return json({ pages }, { "Cache-Control": "no-cache" })
    }
    const moved = await moveApiAddress({ organizerSlug, pageSlug: null }, runtime)
    return moved === null ? problemDocument("not-found") : movedTo(moved)
  })
}

export const action = () => refuseMethod("GET")
