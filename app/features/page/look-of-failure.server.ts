import type { Runtime } from "#app/runtime.server.ts"
import type { FailureLook } from "#app/ui/request-facts.ts"
import { brandOf } from "./brand-of.ts"
import { ownFrame } from "./frame-of-page.ts"
import { findOrganizerNow, recallOrganizer } from "./known-organizer.server.ts"

/** Statuses that say something of the address: what is too much or broken asks for as little as it can. */
const told = new Set([400, 403, 404, 405, 409, 410, 413])

/**
 * How an organizer's pages look, for one that says why there is none; null where nobody is known by that segment,
 * and whenever that cannot be told just now.
 * @param isOwnHost whether the segment is that of the host, and so surely somebody's
 * @param nowMs from any beginning: for how long what is known of an organizer does without asking again
 * @param locale the reader's language, by the organizer's own
 */
export async function lookOfFailure(
  {
    organizerSlug,
    isOwnHost,
    status,
    nowMs,
    locale,
  }: {
    organizerSlug: string
    isOwnHost: boolean
    status: number
    nowMs: number
    locale: (fallback: string) => string
  },
  runtime: Pick<Runtime, "db" | "log">,
): Promise<FailureLook | null> {
  try {
    const asked = { organizerSlug, nowMs }
    const organizer = told.has(status)
      ? await findOrganizerNow(asked, runtime)
      : // Who makes names up while they are slowed down costs nothing.
        await recallOrganizer({ ...asked, mayAsk: isOwnHost || status >= 500 }, runtime)
    if (!organizer) return null
    return {
      brand: brandOf(organizer),
      frame: { locale: locale(organizer.locale), ...ownFrame(organizer) },
    }
  } catch (error) {
    runtime.log.warn({ err: error }, "whose page failed could not be told")
    return null
  }
}
