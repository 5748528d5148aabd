/**
 * Who of a meeting is replaced unless the organizer says: whose turn it was; without turns the last who is not fixed,
 * and else the leading host.
 * @param hostIds who takes part, the leading host first
 * @param fixedHostIds those of the page who are in every meeting
 */
export function replacedHost(
  hostIds: readonly string[],
  turnHostId: string | null,
  fixedHostIds: readonly string[],
): string {
  if (turnHostId !== null && hostIds.includes(turnHostId)) return turnHostId
  return hostIds.findLast((id) => !fixedHostIds.includes(id)) ?? hostIds[0]!
}
