import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { LinkOutdatedScreen } from "#app/features/booking/screens/link-outdated-screen.tsx"
import { StatusScreen } from "#app/features/booking/screens/status-screen.tsx"
import { showStatus } from "#app/features/booking/show-status.server.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { followLink } from "./follow-link.server.ts"
import { statusPage } from "./status-page.ts"

/**
 * How a booking stands, by a `status` link. `session_id` says that its client comes back from paying: the
 * provider is asked, what the address says is not believed. Once it is confirmed, 303 to the page where the
 * organizer wants their clients to go on, if there is one.
 */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { open, spent } = await followLink(request, params["token"], ["status"], runtime)
  if (!open) return spent
  const sessionId = new URL(request.url).searchParams.get("session_id")
  const shown = await showStatus(open, { sessionId }, runtime)
  const { goOnHref } = shown.facts
  if (sessionId !== null && goOnHref) {
    // The organizer's own address, https by its schema; the booking's own is not told to it.
    throw redirect(goOnHref, { status: 303, headers: { "Referrer-Policy": "no-referrer" } })
  }
  return statusPage(shown)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }]

export default function BookingStatus() {
  const page = useLoaderData<typeof loader>()
  return page.kind === "spent" ? (
    <LinkOutdatedScreen {...page.facts} />
  ) : (
    <StatusScreen facts={page.facts} />
  )
}
