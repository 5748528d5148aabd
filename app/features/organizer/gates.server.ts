import { redirect } from "@remix-run/node"
import type { Actor } from "#app/features/actor.ts"
import { paths } from "#app/paths.ts"
import type { Runtime } from "#app/runtime.server.ts"
import { findSession, type SignedIn } from "./find-session.server.ts"
import { readSessionToken } from "./session-cookie.server.ts"

/** Who is signed in behind a request, or null. */
export async function findSignedIn(
  request: Request,
  runtime: Pick<Runtime, "db" | "clock" | "env">,
): Promise<SignedIn | null> {
  const token = await readSessionToken(request, runtime.env.appUrl)
  return token === null ? null : findSession(token, runtime)
}

/**
 * The gate of the admin: who is signed in, for which organizer.
 * @throws a redirect to the sign-in page, which leads back to a page that was only looked at
 */
export async function requireOrganizer(
  request: Request,
  runtime: Pick<Runtime, "db" | "clock" | "env">,
): Promise<SignedIn> {
  const signedIn = await findSignedIn(request, runtime)
  if (signedIn) return signedIn
  const { pathname, search } = new URL(request.url)
  const next = `${pathname.replace(/\.data$/, "")}${search}`
  // What was posted is lost with the session; its address may only take a POST.
  throw redirect(paths.login(request.method === "GET" && next !== paths.today() ? { next } : {}))
}

type Role = Extract<Actor, { kind: "user" }>["role"]
const rank: Record<Role, number> = { member: 0, admin: 1, owner: 2 }

/** Whether a person may do what this role may. */
export function hasRole(actor: Extract<Actor, { kind: "user" }>, least: Role): boolean {
  return rank[actor.role] >= rank[least]
}

/** The gate of what takes more than a member: settings, people, money. @throws 403 for a member */
export async function requireAdmin(
  request: Request,
  runtime: Pick<Runtime, "db" | "clock" | "env">,
): Promise<SignedIn> {
  const signedIn = await requireOrganizer(request, runtime)
  requireRole(signedIn.actor, "admin")
  return signedIn
}

/** @throws 403 when the person's role is too small */
export function requireRole(actor: Extract<Actor, { kind: "user" }>, least: Role): void {
  if (!hasRole(actor, least)) throw new Response(null, { status: 403 })
}
