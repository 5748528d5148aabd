import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node"
import { beginConnection } from "#app/features/calendar/begin-connection.server.ts"
import { calendarProblems } from "#app/features/calendar/problems.ts"
import { requireOrganizer } from "#app/features/organizer/gates.server.ts"
import { getRuntime } from "#app/runtime.server.ts"

/**
 * Leads to the provider's consent page. `host` (query or form) says whose calendar it will be; without it,
 * the signed-in person's. 404 for a provider that is not set up, or a host that is not theirs to mind.
 */
async function begin(request: Request, provider: string, host: string | null) {
  const runtime = getRuntime()
  const signedIn = await requireOrganizer(request, runtime)
  const hostId = host || (signedIn.host?.id ?? "")
  const about = { hostId, provider, sessionId: signedIn.sessionId }
  const begun = await beginConnection(signedIn.actor, about, runtime)
  if (begun.ok) return redirect(begun.address, 303)
  throw new Response(null, { status: calendarProblems[begun.problem].status })
}

/** A link, such as the one a sign-in leads back to. */
export function loader({ request, params }: LoaderFunctionArgs) {
  const host = new URL(request.url).searchParams.get("host")
  return begin(request, params["provider"] ?? "", host)
}

/** The button. */
export async function action({ request, params }: ActionFunctionArgs) {
  const host = (await request.clone().formData()).get("host")
  return begin(request, params["provider"] ?? "", typeof host === "string" ? host : null)
}
