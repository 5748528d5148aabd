import { findPageForClient } from "#app/features/page/find-page-for-client.server.ts"
import { readPageAccess } from "#app/features/page/page-access.server.ts"
import { findPublishedPage, type ShownPage } from "#app/features/page/queries.server.ts"
import { moveApiAddress } from "#app/features/page/move-address.server.ts"
import type { Runtime } from "#app/runtime.server.ts"
import type { Caller } from "./find-caller.server.ts"
import { refuse, type ApiRefusal } from "./refusal.ts"

export type AskedPage =
  | { kind: "page"; page: ShownPage; isPrivate: boolean }
  /** The path it has now. */
  | { kind: "moved"; path: string }
  | { kind: "refused"; refusal: ApiRefusal }

/**
 * The published page that a program asks for. A private one needs the token of a single-use link that still opens
 * it (`invitation`), or a key of the organizer's with scope `pages:read`; else it is not found.
 */
export async function findAskedPage(
  address: { organizerSlug: string; pageSlug: string; query: URLSearchParams },
  caller: Caller,
  runtime: Runtime,
): Promise<AskedPage> {
  const isOwn = caller.kind === "key" && caller.scopes.includes("pages:read")
  const token = address.query.get("invitation")
  // Of what the address says, the link alone opens a page to programs.
  const query = new URLSearchParams(token === null ? {} : { invitation: token })
  const found = isOwn
    ? await findForOrganizer(address, runtime)
    : await findPageForClient({ ...address, query }, runtime)
  if (found?.closed) {
    const problem = found.closed.state === "held" ? "invitation-in-use" : "invitation-over"
    return { kind: "refused", refusal: refuse(problem) }
  }
  if (found) {
    const { page } = found
    return { kind: "page", page, isPrivate: page.revision.content.visibility === "private" }
  }
  const access = isOwn ? "organizer" : readPageAccess(query, runtime)
  const path = await moveApiAddress(address, runtime, access)
  return path === null ? { kind: "refused", refusal: refuse("not-found") } : { kind: "moved", path }
}

async function findForOrganizer(
  address: { organizerSlug: string; pageSlug: string },
  runtime: Runtime,
) {
  const page = await findPublishedPage(address, runtime, "organizer")
  return page && { page, closed: null }
}
