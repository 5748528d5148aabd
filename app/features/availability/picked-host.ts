import type { ShownPage } from "#app/features/page/queries.server.ts"

/**
 * The host that an address names, where a page lets its clients pick one; null for anybody, and for one who
 * is not there to be picked.
 */
export function pickedHost(
  page: Pick<ShownPage, "revision" | "hosts">,
  asked: string | null,
): string | null {
  if (page.revision.content.hostChoice !== "client-picks") return null
  return page.hosts.find((host) => !host.isFixed && host.hostId === asked)?.hostId ?? null
}
