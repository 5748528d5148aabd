import { paths } from "#app/paths.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findPageAtOldAddress } from "./queries.server.ts"

/**
 * Where an address of earlier days leads now, as a path; null when it never was one.
 * @param pageSlug null for an organizer's own page
 */
export async function moveAddress(
  address: { organizerSlug: string; pageSlug: string | null },
  runtime: Pick<Runtime, "db">,
): Promise<string | null> {
  const here = await findPageAtOldAddress(address, runtime)
  if (!here) return null
  return here.pageSlug === null
    ? paths.organizer(here.organizerSlug)
    : paths.bookingPage(here.organizerSlug, here.pageSlug)
}
