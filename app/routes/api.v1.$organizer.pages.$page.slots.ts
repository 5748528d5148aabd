import type { LoaderFunctionArgs } from "@remix-run/node"
import { showSlots } from "#app/features/availability/show-slots.server.ts"
import { findPublishedPage } from "#app/features/page/queries.server.ts"
import { answerProgram, json, refuseMethod } from "#app/platform/answer-program.server.ts"
import { problemDocument } from "#app/platform/problem-document.ts"
import { getRuntime } from "#app/runtime.server.ts"

/**
 * `GET /api/v1/:organizer/pages/:page/slots?from=&to=&timeZone=&duration=` → `{slots:[{start,end,hosts}]}`
 * with instants in UTC and hosts' ids. 400 for a wrong query, 404 for a page that is not published, 503
 * with `Retry-After` when the calendar cannot be read. No key needed.
 */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerProgram(request, getRuntime(), async (runtime) => {
    const address = { organizerSlug: params["organizer"] ?? "", pageSlug: params["page"] ?? "" }
    const page = await findPublishedPage(address, runtime)
    if (!page) return problemDocument("not-found")
    const found = await showSlots(page, new URL(request.url).searchParams, runtime)
    if (found.ok) return json({ slots: found.slots }, { "Cache-Control": "no-store" })
    return problemDocument(found.problem, {
      values: "values" in found ? found.values : {},
      headers: found.problem === "calendar-unreachable" ? { "Retry-After": "60" } : {},
    })
  })
}

export const action = () => refuseMethod("GET")
