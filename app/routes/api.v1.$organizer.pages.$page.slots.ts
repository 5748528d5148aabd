import type { LoaderFunctionArgs } from "@remix-run/node"
import { showSlots } from "#app/features/availability/show-slots.server.ts"
import { moveApiAddress } from "#app/features/page/move-address.server.ts"
import { findPublishedPage } from "#app/features/page/queries.server.ts"
import { answerProgram, json, movedTo, refuseMethod } from "#app/platform/answer-program.server.ts"
import { problemDocument } from "#app/platform/problem-document.ts"
import { getRuntime } from "#app/runtime.server.ts"

/**
 * `GET /api/v1/:organizer/pages/:page/slots?from=&to=&timeZone=&duration=` → `{slots:[{start,end,hosts}]}`
 * with instants in UTC and hosts' ids. 400 for a wrong query, 301 from the page's old addresses, 404 for
 * one that is not published, 503 with `Retry-After` when the calendar cannot be read. No key needed.
 */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerProgram(request, getRuntime(), async (runtime) => {
    const address = { organizerSlug: params["organizer"] ?? "", pageSlug: params["page"] ?? "" }
    const page = await findPublishedPage(address, runtime)
    const { search, searchParams } = new URL(request.url)
    if (!page) {
      const moved = await moveApiAddress(address, runtime)
      return moved === null ? problemDocument("not-found") : movedTo(`${moved}/slots${search}`)
    }
    const found = await showSlots(page, searchParams, runtime)
    if (found.ok) return json({ slots: found.slots }, { "Cache-Control": "no-store" })
    return problemDocument(found.problem, {
      values: "values" in found ? found.values : {},
      headers: found.problem === "calendar-unreachable" ? { "Retry-After": "60" } : {},
    })
  })
}

export const action = () => refuseMethod("GET")
