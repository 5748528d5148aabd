import { and, eq } from "drizzle-orm"
import { domains } from "#db/schema/domains.ts"
import { organizers } from "#db/schema/organizers.ts"
import type { Addressed } from "#app/paths.ts"
import type { Runtime } from "#app/runtime.server.ts"

/**
 * Whose pages a host shows: of the organizer who has proven it, and of nobody who only says so.
 * @param host as `readHost` gives it
 */
export async function findServedHost(
  host: string,
  { db }: Pick<Runtime, "db">,
): Promise<Addressed | null> {
  const [row] = await db
    .select({ slug: organizers.slug, primaryHost: organizers.primaryHost })
    .from(domains)
    .innerJoin(organizers, eq(organizers.id, domains.organizerId))
    .where(eq(domains.provenHost, host))
  return row ?? null
}

/** The host that stands for an organizer, by the first segment of their addresses; null for ours. */
export async function findPrimaryHost(
  slug: string,
  { db }: Pick<Runtime, "db">,
): Promise<string | null> {
  const [row] = await db
    .select({ host: domains.usableHost })
    .from(organizers)
    .innerJoin(
      domains,
      and(eq(domains.organizerId, organizers.id), eq(domains.usableHost, organizers.primaryHost)),
    )
    .where(eq(organizers.slug, slug))
  return row?.host ?? null
}
