import type { Runtime } from "#app/runtime.server.ts"
import type { FailureLook } from "#app/ui/request-facts.ts"
import { brandOf } from "./brand-of.ts"
import { ownFrame } from "./frame-of-page.ts"
import { findPageOrganizer } from "./queries.server.ts"

/** Statuses that say something of the address: what is too much or broken asks for nothing more. */
const told = new Set([400, 403, 404, 405, 409, 410, 413])

/**
 * How an organizer's pages look, for one that says why there is none; null where nobody is known by that segment,
 * and whenever that cannot be told just now.
 * @param locale the reader's language, by the organizer's own
 */
export async function lookOfFailure(
  {
    organizerSlug,
    status,
    locale,
  }: { organizerSlug: string; status: number; locale: (fallback: string) => string },
  runtime: Pick<Runtime, "db" | "log">,
): Promise<FailureLook | null> {
  if (!told.has(status)) return null
  try {
    const organizer = await findPageOrganizer(organizerSlug, runtime)
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
