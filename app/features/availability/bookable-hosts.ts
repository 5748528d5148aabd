import type { PageHost, ShownPage } from "#app/features/page/queries.server.ts"

/**
 * The hosts a page can offer now, in its order. A paused host offers nothing: where everybody is needed, or a
 * fixed host is the paused one, nobody is left.
 * @param pickedHostId whom the client picked; heeded only where a client may pick, and null for anybody
 */
export function bookableHosts(
  page: Pick<ShownPage, "revision" | "hosts">,
  pickedHostId: string | null = null,
): PageHost[] {
  const { hostChoice } = page.revision.content
  const isFree = (host: PageHost) => host.pausedAt === null
  switch (hostChoice) {
    case "one":
      return page.hosts.slice(0, 1).filter(isFree)
    case "collective":
      return page.hosts.every(isFree) ? page.hosts : []
    default: {
      if (!page.hosts.filter((host) => host.isFixed).every(isFree)) return []
      const isAsked = (host: PageHost) =>
        host.isFixed ||
        hostChoice !== "client-picks" ||
        !pickedHostId ||
        host.hostId === pickedHostId
      const asked = page.hosts.filter((host) => isFree(host) && isAsked(host))
      // Fixed hosts alone are a team only when nobody else was ever to join them.
      return page.hosts.every((host) => host.isFixed) || asked.some((host) => !host.isFixed)
        ? asked
        : []
    }
  }
}
