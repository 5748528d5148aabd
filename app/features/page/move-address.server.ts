import { paths } from "#app/paths.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findPageAtOldAddress } from "./queries.server.ts"

type Address = { organizerSlug: string; pageSlug: string | null }
type Access = Parameters<typeof findPageAtOldAddress>[2]

/**
 * Where an address of earlier days leads now, as a path; null when it never was one.
 * @param address its `pageSlug` is null for an organizer's own page
 * @param access what may open a private page
 */
export async function moveAddress(
  address: Address,
  runtime: Pick<Runtime, "db">,
  access?: Access,
): Promise<string | null> {
  const here = await findPageAtOldAddress(address, runtime, access)
  return here && addressOf(here, { home: paths.organizer, page: paths.bookingPage })
}

/** The same for what programs ask. */
export async function moveApiAddress(
  address: Address,
  runtime: Pick<Runtime, "db">,
  access?: Access,
): Promise<string | null> {
  const here = await findPageAtOldAddress(address, runtime, access)
  return here && addressOf(here, { home: paths.apiPages, page: paths.apiPage })
}

function addressOf(
  { organizerSlug, pageSlug }: Address,
  at: { home: (organizer: string) => string; page: (organizer: string, page: string) => string },
): string {
  return pageSlug === null ? at.home(organizerSlug) : at.page(organizerSlug, pageSlug)
}
