import { bookableHosts } from "#app/features/availability/bookable-hosts.ts"
import type { PageHost } from "./queries.server.ts"
import type { PageContent } from "./schema.ts"

type Member = Pick<PageHost, "name" | "weight" | "isFixed" | "pausedAt">

/** Something about a page's hosts that its organizer hardly meant, by the name of its sentence. */
export type TeamWarning = {
  name:
    | "nobody-bookable"
    | "one-of-several"
    | "collective-alone"
    | "round-robin-alone"
    | "round-robin-nobody"
    | "client-picks-alone"
    | "client-picks-nobody"
    | "weight-unused"
  /** Whom it is about. */
  hosts: string[]
}

/** What to say about a page's hosts before it is published; nothing here keeps anybody from publishing. */
export function teamWarnings(
  hostChoice: PageContent["hostChoice"],
  hosts: readonly Member[],
): TeamWarning[] {
  const warnings: TeamWarning[] = []
  const warn = (name: TeamWarning["name"], about: readonly Member[] = []) =>
    warnings.push({ name, hosts: about.map((host) => host.name) })
  const takingTurns = hosts.filter((host) => !host.isFixed)
  switch (hostChoice) {
    case "one":
      if (hosts.length > 1) warn("one-of-several", hosts.slice(0, 1))
      break
    case "collective":
      if (hosts.length === 1) warn("collective-alone", hosts)
      break
    default:
      if (takingTurns.length === 0) warn(`${hostChoice}-nobody`)
      else if (takingTurns.length === 1) warn(`${hostChoice}-alone`, takingTurns)
  }
  const idle = idleWeights(hostChoice, hosts)
  if (idle.length > 0) warn("weight-unused", idle)
  if (!canBeBooked(hostChoice, hosts)) {
    warn(
      "nobody-bookable",
      hosts.filter((host) => host.pausedAt !== null),
    )
  }
  return warnings
}

/** Weights that were set and change nothing: there are no turns, or no two hosts with different ones. */
function idleWeights(hostChoice: PageContent["hostChoice"], hosts: readonly Member[]): Member[] {
  const set = hosts.filter((host) => host.weight !== 1)
  if (hostChoice !== "round-robin") return set
  const weights = new Set(hosts.filter((host) => !host.isFixed).map((host) => host.weight))
  return weights.size > 1 ? set.filter((host) => host.isFixed) : set
}

function canBeBooked(hostChoice: PageContent["hostChoice"], hosts: readonly Member[]): boolean {
  const page = { revision: { content: { hostChoice } }, hosts }
  return bookableHosts(page as unknown as Parameters<typeof bookableHosts>[0]).length > 0
}
