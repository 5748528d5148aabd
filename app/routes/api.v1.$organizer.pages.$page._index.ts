import type { LoaderFunctionArgs } from "@remix-run/node"
import { describePage } from "#app/features/page/describe-page.ts"
import { moveApiAddress } from "#app/features/page/move-address.server.ts"
import { findPublishedPage } from "#app/features/page/queries.server.ts"
import { answerProgram, json, movedTo, refuseMethod } from "#app/platform/answer-program.server.ts"
import { problemDocument } from "#app/platform/problem-document.ts"
import { getRuntime } from "#app/runtime.server.ts"

/**
 * `GET /api/v1/:organizer/pages/:page` → the page as the list has it, with all its content: description
 * (Markdown), location, rules, questions, policy, hosts. 301 from addresses it
 * had before, 404 when it is not published. No key needed.
 */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerProgram(request, getRuntime(), async (runtime) => {
    const address = { organizerSlug: params["organizer"] ?? "", pageSlug: params["page"] ?? "" }
    const page = await findPublishedPage(address, runtime)
    if (page) return json(describePage(page), { "Cache-Control": "no-cache" })
    const moved = await moveApiAddress(address, runtime)
    return moved === null ? problemDocument("not-found") : movedTo(moved)
  })
}

export const action = () => refuseMethod("GET")
