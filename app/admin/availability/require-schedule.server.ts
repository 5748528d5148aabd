import { notFound } from "#app/admin/not-found.server.ts"
import { requireOrganizer } from "#app/features/organizer/gates.server.ts"
import type { SignedIn } from "#app/features/organizer/find-session.server.ts"
import { mayChangeHost } from "#app/features/schedule/may-change-host.ts"
import { findSchedule, type Schedule } from "#app/features/schedule/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

/**
 * Who is signed in, and the schedule of an address.
 * @throws a 404 when it is none of their organizer's, or, for a member, another host's
 */
export async function requireSchedule(
  request: Request,
  scheduleId: string | undefined,
  runtime: Runtime,
): Promise<SignedIn & { schedule: Schedule }> {
  const signedIn = await requireOrganizer(request, runtime)
  const id = scheduleId ?? ""
  const schedule = (await findSchedule(signedIn.organizer.id, id, runtime)) ?? notFound()
  if (!mayChangeHost(signedIn.actor, schedule.hostUserId)) notFound()
  return { ...signedIn, schedule }
}

/** @throws a 404 when a member wants what is another host's */
export function requireHostChange(actor: SignedIn["actor"], hostUserId: string | null): void {
  if (!mayChangeHost(actor, hostUserId)) notFound()
}
