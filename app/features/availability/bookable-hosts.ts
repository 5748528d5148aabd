import type { PageHost, ShownPage } from "#app/features/page/queries.server.ts"

/**
 * The hosts a page can offer now, in its order. A paused host offers nothing, nor does one whose calendar
 * says nothing: where everybody is needed, or a fixed host is the one, nobody is left.
 * @param pickedHostId whom the client picked; heeded only where a client may pick, and null for anybody
 * @param silentHostIds hosts of whose calendars nothing is known
 */
export function bookableHosts(
  page: Pick<ShownPage, "revision" | "hosts">,
  {
    pickedHostId = null,
    silentHostIds = [],
  }: { pickedHostId?: string | null; silentHostIds?: readonly string[] } = {},
): PageHost[] {
  const { hostChoice } = page.revision.content
  const mayBeBooked = (host: PageHost) =>
    host.pausedAt === null && !silentHostIds.includes(host.hostId)
  switch (hostChoice) {
    case "one":
      return page.hosts.slice(0, 1).filter(mayBeBooked)
    case "collective":
      return page.hosts.every(mayBeBooked) ? page.hosts : []
    case "round-robin":
    case "client-picks": {
      const fixed = page.hosts.filter((host) => host.isFixed)
      if (!fixed.every(mayBeBooked)) return []
      if (fixed.length === page.hosts.length) return fixed
      const isPicked = ({ hostId }: PageHost) =>
        hostChoice === "round-robin" || pickedHostId === null || pickedHostId === hostId
      const others = page.hosts.filter(
        (host) => !host.isFixed && mayBeBooked(host) && isPicked(host),
      )
      // Fixed hosts alone are no team when somebody was to join them.
      return others.length > 0
        ? page.hosts.filter((host) => host.isFixed || others.includes(host))
        : []
    }
  }
}
