import type { Runtime } from "#app/runtime.server.ts"
import { moveAddress } from "./move-address.server.ts"
import { readPageAccess } from "./page-access.server.ts"
import type { ShownClosedLink } from "./show-closed-link.ts"
import { showPageOfLink } from "./show-page-of-link.server.ts"

type Whereabouts = { kind: "moved"; path: string } | { kind: "closed-link"; shown: ShownClosedLink }

/**
 * What became of a page that is not at an address: it is elsewhere now, or it was withdrawn, or is private and the
 * link of it is over; the latter only who brings a link of it along is told.
 * @param request the address with its query, which holds the link; the locale is the reader's
 * @returns the path of the page now, or what is shown in its place; null where there never was one to tell of
 */
export async function findWhereabouts(
  request: Parameters<typeof showPageOfLink>[0],
  runtime: Pick<Runtime, "db" | "clock" | "keyring">,
): Promise<Whereabouts | null> {
  const path = await moveAddress(request, runtime, readPageAccess(request.query, runtime))
  if (path !== null) return { kind: "moved", path }
  const shown = await showPageOfLink(request, runtime)
  return shown && { kind: "closed-link", shown }
}
