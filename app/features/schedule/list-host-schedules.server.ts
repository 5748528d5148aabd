import { asc, eq } from "drizzle-orm"
import { hosts } from "#db/schema/organizers.ts"
import { isId } from "#app/platform/ids.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { listSchedules, type Schedule } from "./queries.server.ts"

export type HostSchedules = {
  hostId: string
  name: string
  /** Whose sign-in the host has; null when none. */
  userId: string | null
  pausedAt: Date | null
  schedules: Schedule[]
}

/** Every host of one organizer with their schedules, oldest first. */
export async function listHostSchedules(
  organizerId: string,
  { db }: Pick<Runtime, "db">,
): Promise<HostSchedules[]> {
  const rows = await db
    .select({
      hostId: hosts.id,
      name: hosts.name,
      userId: hosts.userId,
      pausedAt: hosts.pausedAt,
    })
    .from(hosts)
    .where(eq(hosts.organizerId, organizerId))
    .orderBy(asc(hosts.createdAt), asc(hosts.id))
  const all = await listSchedules(organizerId, { db })
  return rows.map((host) => ({
    ...host,
    schedules: all.filter((schedule) => schedule.hostId === host.hostId),
  }))
}

/** One host of this organizer with their schedules; null when there is none, or it is another's. */
export async function findHostSchedules(
  organizerId: string,
  hostId: string,
  runtime: Pick<Runtime, "db">,
): Promise<HostSchedules | null> {
  if (!isId(hostId)) return null
  const all = await listHostSchedules(organizerId, runtime)
  return all.find((host) => host.hostId === hostId) ?? null
}
