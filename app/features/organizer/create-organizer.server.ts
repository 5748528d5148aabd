import type { Transaction } from "#db/client.ts"
import { hosts, memberships, organizers, users } from "#db/schema/organizers.ts"
import type { Actor } from "#app/features/actor.ts"
import { recordChange } from "#app/features/audit/record-change.server.ts"
import { createSchedule } from "#app/features/schedule/create-schedule.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** The rows one organizer begins with. */
export type NewOrganizer = {
  organizerId: string
  userId: string
  hostId: string
  scheduleId: string
}

/**
 * Writes an organizer, its owner, the owner as its first host, and that host's default hours.
 * @throws when slug or email are taken (unique constraints)
 */
export async function createOrganizer(
  tx: Transaction,
  actor: Actor,
  input: {
    organizerName: string
    slug: string
    timeZone: string
    ownerName: string
    email: string
    passwordHash: string
  },
  { ids, at }: { ids: Runtime["ids"]; at: Date },
): Promise<NewOrganizer> {
  const organizerId = ids()
  const userId = ids()
  const hostId = ids()
  await tx.insert(organizers).values({
    id: organizerId,
    slug: input.slug,
    name: input.organizerName,
    timeZone: input.timeZone,
    createdAt: at,
  })
  await tx.insert(users).values({
    id: userId,
    email: input.email,
    name: input.ownerName,
    passwordHash: input.passwordHash,
    createdAt: at,
  })
  await tx.insert(memberships).values({ organizerId, userId, role: "owner", createdAt: at })
  await tx.insert(hosts).values({
    id: hostId,
    organizerId,
    userId,
    name: input.ownerName,
    email: input.email,
    createdAt: at,
  })
  const scheduleId = await createSchedule(
    tx,
    { organizerId, hostId, timeZone: input.timeZone },
    { ids, at },
  )
  await recordChange(
    tx,
    actor,
    {
      organizerId,
      action: "organizer.created",
      subjectKind: "organizer",
      subjectId: organizerId,
      at,
    },
    { ids },
  )
  return { organizerId, userId, hostId, scheduleId }
}
