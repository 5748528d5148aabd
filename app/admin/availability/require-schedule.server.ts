import { notFound } from "#app/admin/not-found.server.ts"
import { requireOrganizer } from "#app/features/organizer/gates.server.ts"
import type { SignedIn } from "#app/features/organizer/find-session.server.ts"
import { mayChangeHost } from "#app/features/schedule/may-change-host.ts"
import { findSchedule, type Schedule } from "#app/features/schedule/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** Who is signed in, and the schedule of an address. @throws a 404 when it is none of theirs */
export async function requireSchedule(
  request: Request,
  scheduleId: string | undefined,
  runtime: Runtime,
): Promise<SignedIn & { schedule: Schedule }> {
  const signedIn = await requireOrganizer(request, runtime)
  const id = scheduleId ?? ""
  const schedule = (await findSchedule(signedIn.organizer.id, id, runtime)) ?? notFound()
  return { ...signedIn, schedule }
}

/** The same for changing it. @throws a 403 when only somebody else may */
export async function requireChangeableSchedule(
  request: Request,
  scheduleId: string | undefined,
  runtime: Runtime,
): Promise<SignedIn & { schedule: Schedule }> {
  const found = await requireSchedule(request, scheduleId, runtime)
  requireHostChange(found.actor, found.schedule.hostUserId)
  return found
}

/** @throws a 403 when a member changes what is not theirs */
export function requireHostChange(actor: SignedIn["actor"], hostUserId: string | null): void {
  if (!mayChangeHost(actor, hostUserId)) throw new Response(null, { status: 403 })
}
