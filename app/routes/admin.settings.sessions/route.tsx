import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node"
import { hasRole, requireOrganizer } from "#app/features/organizer/gates.server.ts"
import { signOutCookie } from "#app/features/organizer/session-cookie.server.ts"
import { signOutEverywhere } from "#app/features/organizer/sign-out.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"

/** The button is among the settings, a member's beside the password. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireOrganizer(request, getRuntime())
  throw redirect(hasRole(actor, "admin") ? paths.adminSettings() : paths.adminPassword())
}

/** Ends every session of the signed-in user, this one too. */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor } = await requireOrganizer(request, runtime)
  await signOutEverywhere(actor, runtime)
  throw redirect(paths.login({ notice: "signed-out" }), {
    status: 303,
    headers: { "Set-Cookie": await signOutCookie(runtime.env.appUrl) },
  })
}
