import { notFound } from "#app/admin/not-found.server.ts"
import { findDomain } from "#app/features/domain/queries.server.ts"
import { requireAdmin } from "#app/features/organizer/gates.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

/** An owner or admin with one domain of their organizer. @throws 403 for a member, 404 for any other domain */
export async function requireDomain(
  request: Request,
  domainId: string | undefined,
  runtime: Runtime,
) {
  const signedIn = await requireAdmin(request, runtime)
  const found = await findDomain(signedIn.organizer.id, domainId ?? "", runtime)
  return { ...signedIn, domain: found ?? notFound() }
}
