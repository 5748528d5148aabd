import type { Actor } from "#app/features/actor.ts"

/**
 * Whose things alone somebody sees and changes: a member's own, by the user who signs in as the host; null for
 * owners and admins, who mind everybody's. Queries of the admin take it as `onlyOfUser`.
 */
export function ownOnly(actor: Extract<Actor, { kind: "user" }>): string | null {
  return actor.role === "member" ? actor.userId : null
}
