import { readAlready } from "#db/clock.ts"
import { isAgreement } from "#app/features/page/is-agreement.ts"
import type { PageContent } from "#app/features/page/schema.ts"
import { showClosedLink, type ShownClosedLink } from "#app/features/page/show-closed-link.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findDetailsSetting, type DetailsRequest } from "./details-setting.server.ts"
import { findNearestSlots } from "./find-nearest-slots.server.ts"
import type { TypedDetails } from "./resume-booking.server.ts"
import { makeAttempt, showDetails, timeTaken, type ShownDetails } from "./show-details.server.ts"

export type OpenedDetails =
  | { kind: "closed-link"; shown: ShownClosedLink }
  | { kind: "form"; status: 200 | 409 | 503; shown: ShownDetails }
  | { kind: "redirect"; href: string }

/**
 * The details form of a time, as it is opened: 409 with the nearest others when the time is gone. What the
 * client typed before, or the address fills in, is there already.
 * @returns null when there is no such page
 */
export async function openDetails(
  request: DetailsRequest,
  runtime: Runtime,
): Promise<OpenedDetails | null> {
  const now = await runtime.clock.now(runtime.db)
  const pinned = { ...runtime, clock: readAlready(now) }
  const setting = await findDetailsSetting(request, pinned)
  if (setting?.kind === "elsewhere") return { kind: "redirect", href: setting.href }
  if (!setting) return null
  const { resumed, closed } = setting
  if (closed) return { kind: "closed-link", shown: showClosedLink(setting.page, closed, setting) }
  if (resumed?.kind === "outdated") return { kind: "redirect", href: resumed.backHref }
  const hold = resumed?.kind === "hold" ? resumed : null
  const attempt = hold?.attempt ?? makeAttempt(runtime.random)
  const known = resumed && "values" in resumed ? resumed.values : null
  const values = prefilled(request.query, setting.sold.revision.content, known)
  const state = { values, attempt }
  const { startsAt, durationMinutes, pickedHostId } = setting
  const wanted = {
    startsAt,
    durationMinutes,
    pickedHostId,
    withoutBooking: hold?.bookingId ?? null,
  }
  const near = await findNearestSlots(setting.page, wanted, pinned)
  if (near.kind === "unreadable") {
    const problem = { kind: "calendar-unreachable" } as const
    return { kind: "form", status: 503, shown: showDetails(setting, { ...state, problem }) }
  }
  if (!near.isOffered || !setting.isKnownDuration) {
    const problem = timeTaken(setting, near)
    return { kind: "form", status: 409, shown: showDetails(setting, { ...state, problem }) }
  }
  return { kind: "form", status: 200, shown: showDetails(setting, state) }
}

/**
 * What the address fills in comes before what is known of an earlier booking. Consent is never given by an
 * address.
 */
function prefilled(
  query: URLSearchParams,
  { questions }: Pick<PageContent, "questions">,
  known: TypedDetails | null,
): TypedDetails {
  const answers: Record<string, string> = { ...known?.answers }
  for (const question of questions) {
    const { id, kind } = question
    const given = isAgreement(question, questions) ? [] : query.getAll(`answers.${id}`)
    if (given.length > 0) answers[id] = kind === "choices" ? given.join("\n") : (given[0] ?? "")
  }
  return {
    name: query.get("name") ?? known?.name ?? "",
    email: query.get("email") ?? known?.email ?? "",
    notes: query.get("notes") ?? known?.notes ?? "",
    answers,
    location: query.get("location") ?? known?.location ?? "",
    consent: known?.consent ?? false,
    files: known?.files ?? {},
  }
}
