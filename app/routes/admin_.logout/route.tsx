import { redirect, type ActionFunctionArgs } from "@remix-run/node"
import { readSessionToken, signOutCookie } from "#app/features/organizer/session-cookie.server.ts"
import { signOut } from "#app/features/organizer/sign-out.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"

/** Only a form signs out: a link that is merely opened changes nothing. */
export function loader() {
  throw redirect(paths.today())
}

/** Ends this browser's session. */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const token = await readSessionToken(request, runtime.env.appUrl)
  if (token !== null) await signOut(token, runtime)
  throw redirect(paths.login({ notice: "signed-out" }), {
    status: 303,
    headers: { "Set-Cookie": await signOutCookie(runtime.env.appUrl) },
  })
}
