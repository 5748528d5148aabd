import { notFound } from "#app/admin/not-found.server.ts"
import { requireOrganizer, requireRole } from "#app/features/organizer/gates.server.ts"
import { findEndpoint } from "#app/features/webhook/queries.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** Who is signed in, as owner or admin. @throws the way to the sign-in page, or 403 for a member */
export async function requireWebhooks(request: Request, runtime: Runtime) {
  const signedIn = await requireOrganizer(request, runtime)
  requireRole(signedIn.actor, "admin")
  return signedIn
}

/** The same, with one endpoint of their organizer. @throws 404 for any other */
export async function requireEndpoint(
  request: Request,
  endpointId: string | undefined,
  runtime: Runtime,
) {
  const signedIn = await requireWebhooks(request, runtime)
  const found = await findEndpoint(signedIn.organizer.id, endpointId ?? "", runtime)
  return { ...signedIn, endpoint: found ?? notFound() }
}
