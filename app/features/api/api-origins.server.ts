import { desc, eq, sql } from "drizzle-orm"
import { bookings } from "#db/schema/bookings.ts"
import { organizers } from "#db/schema/organizers.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

export type CallableOrganizer = {
  id: string
  /** Origins whose scripts may call the API from a browser; null for any, empty for none. */
  apiOrigins: string[] | null
}

const shown = { id: organizers.id, apiOrigins: organizers.apiOrigins }

/** The organizer that an address names, by its present or an earlier one; null when there is none. */
export async function findCallableOrganizer(
  slug: string,
  { db }: Pick<Runtime, "db">,
): Promise<CallableOrganizer | null> {
  if (!/^[a-z0-9-]{2,60}$/.test(slug)) return null
  const isNow = sql`${organizers.slug} = ${slug}`
  const [row] = await db
    .select(shown)
    .from(organizers)
    .where(
      sql`${isNow} or ${organizers.id} = (
        select a.organizer_id from organizer_addresses a where a.slug = ${slug})`,
    )
    // Somebody else may have it by now: it is theirs, and no key of the one before opens anything there.
    .orderBy(desc(isNow))
    .limit(1)
  return row ?? null
}

/** The organizer that a booking belongs to; null when there is no such booking. */
export async function findOrganizerOfBooking(
  bookingId: string,
  { db }: Pick<Runtime, "db">,
): Promise<CallableOrganizer | null> {
  const [row] = await db
    .select(shown)
    .from(organizers)
    .innerJoin(bookings, eq(bookings.organizerId, organizers.id))
    .where(eq(bookings.id, bookingId))
  return row ?? null
}

/** Which sites' scripts may call an organizer's API; null for any, empty for none. */
export async function getApiOrigins(
  organizerId: string,
  { db }: Pick<Runtime, "db">,
): Promise<string[] | null> {
  const [row] = await db.select(shown).from(organizers).where(eq(organizers.id, organizerId))
  return row?.apiOrigins ?? null
}

/** Changes which sites' scripts may call; null for any, empty for none. */
export async function saveApiOrigins(
  actor: Extract<Actor, { kind: "user" }>,
  apiOrigins: string[] | null,
  { db, clock, ids }: Pick<Runtime, "db" | "clock" | "ids">,
): Promise<void> {
  const { organizerId } = actor
  await inTransaction(db, async (tx) => {
    const at = await clock.now(tx)
    await tx.update(organizers).set({ apiOrigins }).where(eq(organizers.id, organizerId))
    const change = { action: "api-origins.saved", subjectKind: "organizer" }
    await recordChange(tx, actor, { organizerId, ...change, subjectId: organizerId, at }, { ids })
  })
}
