import { requireOrganizer, requireRole } from "#app/features/organizer/gates.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** Who is signed in, as owner or admin. @throws the way to the sign-in page, or 403 for a member */
export async function requireKeys(request: Request, runtime: Runtime) {
  const signedIn = await requireOrganizer(request, runtime)
  requireRole(signedIn.actor, "admin")
  return signedIn
}
