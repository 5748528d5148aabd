import type { Actor } from "#app/features/actor.ts"

export type Role = Extract<Actor, { kind: "user" }>["role"]

/** From most to least. */
export const roles = ["owner", "admin", "member"] as const satisfies readonly Role[]

/** What somebody can be invited as. An owner is made of somebody who is there already. */
export const invitedRoles = ["member", "admin"] as const satisfies readonly Role[]

/**
 * Whether somebody may do something to a person of this role: invite, change or remove them. Owners manage
 * everybody, admins everybody but owners, members nobody. To change a role, ask about both.
 */
export function mayManage(manager: Role, role: Role): boolean {
  if (manager === "owner") return true
  return manager === "admin" && role !== "owner"
}
