import type { Runtime } from "#app/runtime.server.ts"
import { moveAddress } from "./move-address.server.ts"
import { readPageAccess } from "./page-access.server.ts"
import type { ShownClosedLink } from "./show-closed-link.ts"
import { showWithdrawnPage } from "./show-withdrawn-page.server.ts"

type Whereabouts = { kind: "moved"; path: string } | { kind: "withdrawn"; shown: ShownClosedLink }

/**
 * What became of a page that is not at an address: it is elsewhere now, or it was withdrawn, which only who brings a
 * link of it along is told.
 * @param request the address with its query, which holds the link; the locale is the reader's
 * @returns the path of the page now, or what is shown in its place; null where there never was one to tell of
 */
export async function findWhereabouts(
  request: Parameters<typeof showWithdrawnPage>[0],
  runtime: Pick<Runtime, "db" | "keyring">,
): Promise<Whereabouts | null> {
  const path = await moveAddress(request, runtime, readPageAccess(request.query, runtime))
  if (path !== null) return { kind: "moved", path }
  const shown = await showWithdrawnPage(request, runtime)
  return shown && { kind: "withdrawn", shown }
}
