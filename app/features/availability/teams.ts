import type { HostInput, PageInput } from "./input.ts"

/** Hosts who must all be free for one slot. Grid, notice and window follow the clock of the first. */
export type Team = readonly [HostInput, ...HostInput[]]

/**
 * The teams of which any one is enough for a slot: the one host, all hosts together, or each host beside the fixed
 * ones. A slot is always one team's own free time; two teams' times are never joined.
 */
export function teamsOf({ hostChoice, hosts }: Pick<PageInput, "hostChoice" | "hosts">): Team[] {
  if (hostChoice === "one") return asTeams([hosts.slice(0, 1)])
  if (hostChoice === "collective") return asTeams([hosts])
  const fixed = hosts.filter((host) => host.isFixed)
  const others = hosts.filter((host) => !host.isFixed)
  return asTeams(others.length > 0 ? others.map((host) => [...fixed, host]) : [fixed])
}

function asTeams(groups: (readonly HostInput[])[]): Team[] {
  return groups.flatMap(([first, ...rest]) => (first ? [[first, ...rest] as const] : []))
}
