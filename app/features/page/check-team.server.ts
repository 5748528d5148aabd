import type { Runtime } from "#app/runtime.server.ts"
import type { EditedPage } from "./find-page.server.ts"
import { listExceededLimits, type ExceededLimit } from "./list-exceeded-limits.server.ts"
import { listPageHosts } from "./list-page-hosts.server.ts"
import { teamWarnings, type TeamWarning } from "./team-warnings.ts"

/** What to say about the hosts and limits of a page's newest revision before it is published. */
export async function checkTeam(
  organizerId: string,
  page: EditedPage,
  runtime: Pick<Runtime, "db" | "clock">,
): Promise<{ warnings: TeamWarning[]; exceeded: ExceededLimit[] }> {
  const here = { organizerId, pageId: page.id }
  const { hostChoice, limits } = page.newest.content
  const [hosts, exceeded] = await Promise.all([
    listPageHosts(here, runtime),
    listExceededLimits(here, limits, runtime),
  ])
  return { warnings: teamWarnings(hostChoice, hosts), exceeded }
}
