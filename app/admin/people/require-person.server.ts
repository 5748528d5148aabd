import { notFound } from "#app/admin/not-found.server.ts"
import type { SignedIn } from "#app/features/organizer/find-session.server.ts"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import { findPerson, type Person } from "#app/features/organizer/list-people.server.ts"
import { mayManage } from "#app/features/organizer/may-manage.ts"
import type { Runtime } from "#app/runtime.server.ts"

/**
 * Who is signed in, and the person of an address.
 * @throws a 404 when it is none of the organizer's people; a 403 for a member, and for an admin about an owner
 */
export async function requirePerson(
  request: Request,
  userId: string | undefined,
  runtime: Runtime,
): Promise<SignedIn & { person: Person }> {
  const signedIn = await requireAdmin(request, runtime)
  const person = (await findPerson(signedIn.organizer.id, userId ?? "", runtime)) ?? notFound()
  if (!mayManage(signedIn.actor.role, person.role)) throw new Response(null, { status: 403 })
  return { ...signedIn, person }
}
