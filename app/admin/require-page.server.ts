import { notFound } from "#app/admin/not-found.server.ts"
import type { SignedIn } from "#app/features/organizer/find-session.server.ts"
import { requireOrganizer, requireRole } from "#app/features/organizer/gates.server.ts"
import { ownOnly } from "#app/features/organizer/own-only.ts"
import { findPage, type EditedPage } from "#app/features/page/find-page.server.ts"
import type { Runtime } from "#app/runtime.server.ts"

/**
 * Who is signed in, and the page of an address.
 * @param least the role that what is done there takes: a member looks at a page and changes none
 * @throws a 404 when it is none of their organizer's, or, for a member, they are no host on it; a 403 when the
 *   role is too small for a page that they do see
 */
export async function requirePage(
  request: Request,
  pageId: string | undefined,
  runtime: Runtime,
  { least = "admin" }: { least?: "member" | "admin" } = {},
): Promise<SignedIn & { page: EditedPage }> {
  const signedIn = await requireOrganizer(request, runtime)
  const { actor, organizer } = signedIn
  const seen = { onlyOfUser: ownOnly(actor) }
  const page = (await findPage(organizer.id, pageId ?? "", runtime, seen)) ?? notFound()
  requireRole(actor, least)
  return { ...signedIn, page }
}
