import type { PageAddresses } from "./page-addresses.ts"
import type { ShownPage } from "./queries.server.ts"
import type { HostChoiceFacts } from "./screens/host-choice.tsx"

/**
 * The hosts a client may pick from, "anyone" first; null where the page lets nobody pick, or there is only one.
 * One who takes a pause is there only while picked, so that an old address shows what it asks for.
 */
export function hostOptions(
  page: Pick<ShownPage, "revision" | "hosts">,
  pickedHostId: string | null,
  addresses: PageAddresses,
): HostChoiceFacts | null {
  if (page.revision.content.hostChoice !== "client-picks") return null
  const there = page.hosts.filter(
    ({ hostId, isFixed, pausedAt }) => !isFixed && (pausedAt === null || hostId === pickedHostId),
  )
  if (there.length < 2) return null
  const option = (hostId: string | null, name: string | null) => ({
    hostId,
    name,
    href: addresses.host(hostId),
    isChosen: hostId === pickedHostId,
  })
  return {
    options: [option(null, null), ...there.map(({ hostId, name }) => option(hostId, name))],
    form: addresses.hostForm,
  }
}
