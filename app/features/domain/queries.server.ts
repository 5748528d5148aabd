import { and, asc, eq } from "drizzle-orm"
import { domains } from "#db/schema/domains.ts"
import { organizers } from "#db/schema/organizers.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** A host name as its organizer sees it. */
export type OwnDomain = {
  id: string
  host: string
  proof: string
  provenAt: Date | null
  provenBy: "dns" | "file" | "loopback" | null
  /** Whether the name led here when it was last looked at. */
  isHere: boolean
  isPrimary: boolean
  checkedAt: Date | null
  lastError: string | null
  troubleSince: Date | null
  lapsedAt: Date | null
}

const columns = {
  id: domains.id,
  host: domains.host,
  proof: domains.proof,
  provenAt: domains.provenAt,
  provenBy: domains.provenBy,
  isHere: domains.isHere,
  checkedAt: domains.checkedAt,
  lastError: domains.lastError,
  troubleSince: domains.troubleSince,
  lapsedAt: domains.lapsedAt,
  primaryHost: organizers.primaryHost,
}

type Row = Omit<OwnDomain, "isPrimary"> & { primaryHost: string | null }
const known = ({ primaryHost, ...row }: Row): OwnDomain => ({
  ...row,
  isPrimary: primaryHost === row.host,
})

/** Every host name that an organizer has added, by name. */
export async function listDomains(
  organizerId: string,
  { db }: Pick<Runtime, "db">,
): Promise<OwnDomain[]> {
  const rows = await db
    .select(columns)
    .from(domains)
    .innerJoin(organizers, eq(organizers.id, domains.organizerId))
    .where(eq(domains.organizerId, organizerId))
    .orderBy(asc(domains.host))
  return rows.map(known)
}

/** One of them; null for another organizer's. */
export async function findDomain(
  organizerId: string,
  id: string,
  { db }: Pick<Runtime, "db">,
): Promise<OwnDomain | null> {
  if (!isId(id)) return null
  const [row] = await db
    .select(columns)
    .from(domains)
    .innerJoin(organizers, eq(organizers.id, domains.organizerId))
    .where(and(eq(domains.organizerId, organizerId), eq(domains.id, id)))
  return row ? known(row) : null
}
