import { data, type LoaderFunctionArgs } from "@remix-run/node"
import {
  isRouteErrorResponse,
  Outlet,
  useLoaderData,
  useLocation,
  useRouteError,
} from "@remix-run/react"
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
  const { organizer, user } = await requireOrganizer(request, getRuntime())
  return data({
    frame: { locale: organizer.locale },
    organizerName: organizer.name,
    userName: user.name,
  })
}

export default function Admin() {
  const { organizerName, userName } = useLoaderData<typeof loader>()
  const { pathname } = useLocation()
  return (
    <AdminShell organizerName={organizerName} userName={userName} path={pathname}>
      <Outlet />
    </AdminShell>
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
