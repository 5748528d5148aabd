import type { ShownPage } from "#app/features/page/queries.server.ts"

/**
 * A page as it is for a booking that moves: its own hosts, all of them, whoever is chosen for others. When
 * one of them is on the page no more, nobody is left.
 */
export function pageOfTeam(page: ShownPage, hostIds: readonly string[]): ShownPage {
  const hosts = hostIds.flatMap((id) => page.hosts.find((host) => host.hostId === id) ?? [])
  const content = { ...page.revision.content, hostChoice: "collective" as const }
  return {
    ...page,
    revision: { ...page.revision, content },
    hosts: hosts.length === hostIds.length ? hosts : [],
  }
}
