import type { ShownPage } from "#app/features/page/queries.server.ts"
import type { PageContent } from "#app/features/page/schema.ts"

/**
 * A page as it is for a booking that moves: hours and rules of now, the booking's own hosts, all of them, whoever is
 * chosen for others, and its buffers as they were sold. Sold alone it joins nobody, and with others no more than there
 * were to be. When one of its hosts is on the page no more, nobody is left.
 * @param sold what the booking was sold under
 */
export function pageAsSold(
  page: ShownPage,
  hostIds: readonly string[],
  sold: Pick<PageContent, "bufferBeforeMinutes" | "bufferAfterMinutes" | "capacity">,
): ShownPage {
  const hosts = hostIds.flatMap((id) => page.hosts.find((host) => host.hostId === id) ?? [])
  const { content: now } = page.revision
  const { bufferBeforeMinutes, bufferAfterMinutes } = sold
  const capacity = Math.min(now.capacity, sold.capacity)
  const own = { bufferBeforeMinutes, bufferAfterMinutes, capacity }
  const content = { ...now, ...own, hostChoice: "collective" as const }
  return {
    ...page,
    revision: { ...page.revision, content },
    hosts: hosts.length === hostIds.length ? hosts : [],
  }
}
