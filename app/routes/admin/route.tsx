import { data, type LoaderFunctionArgs } from "@remix-run/node"
import {
  isRouteErrorResponse,
  Outlet,
  useLoaderData,
  useLocation,
  useRouteError,
} from "@remix-run/react"
import { ReaderContext } from "#app/admin/reader.ts"
import { AdminShell } from "#app/admin/shell.tsx"
import { requireOrganizer } from "#app/features/organizer/gates.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { ErrorScreen } from "#app/ui/error-screen.tsx"
import type { RouteHandle } from "#app/ui/frame.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { useRequestFacts } from "#app/ui/request-facts.ts"

export const handle: RouteHandle = { hydrate: true }

/** The frame around every page of the admin, for who is signed in. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, organizer, user } = await requireOrganizer(request, getRuntime())
  return data({
    frame: { locale: organizer.locale },
    organizerName: organizer.name,
    userName: user.name,
    isMember: actor.role === "member",
  })
}

export default function Admin() {
  const { organizerName, userName, isMember } = useLoaderData<typeof loader>()
  const { pathname } = useLocation()
  return (
    <ReaderContext.Provider value={{ isMember }}>
      <AdminShell {...{ organizerName, userName, isMember }} path={pathname}>
        <Outlet />
      </AdminShell>
    </ReaderContext.Provider>
  )
}

/** What went wrong, with the way back to the admin. */
export function ErrorBoundary() {
  const error = useRouteError()
  const { requestId } = useRequestFacts()
  const { text } = useLanguage()
  const status = isRouteErrorResponse(error) ? error.status : 500
  return (
    <ErrorScreen
      status={status}
      requestId={requestId}
      back={{ href: paths.today(), label: text("admin.backToToday") }}
    />
  )
}
