import type { Actor } from "#app/features/actor.ts"

/** Owners and admins change everybody's hours, a member their own alone. */
export function mayChangeHost(
  actor: Actor & { kind: "user" },
  /** Whose sign-in the host has. */
  hostUserId: string | null,
): boolean {
  return actor.role !== "member" || hostUserId === actor.userId
}
