import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { cancelByLink } from "#app/features/booking/cancel-by-link.server.ts"
import type { OpenLink } from "#app/features/booking/open-booking-link.server.ts"
import { CancelScreen } from "#app/features/booking/screens/cancel-screen.tsx"
import { LinkOutdatedScreen } from "#app/features/booking/screens/link-outdated-screen.tsx"
import { ReleaseScreen } from "#app/features/booking/screens/release-screen.tsx"
import { showCancel } from "#app/features/booking/show-cancel.server.ts"
import { showRelease } from "#app/features/booking/show-release.server.ts"
import { paths } from "#app/paths.ts"
import { followLink, gone, leadTo } from "#app/routes/bookings.$token._index/follow-link.server.ts"
import { getRuntime } from "#app/runtime.server.ts"

const opens = ["status", "cancel"] as const

/** What canceling does to the money, and one form that does it; by a `cancel` or a `status` link. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const { open, spent } = await followLink(request, params["token"], opens, getRuntime())
  return open ? (showCancel(open) ?? over(open)) : spent
}

/**
 * Cancels: 303 to the booking by a fresh link. 409 when it is too late or was paid meanwhile, 503 when a
 * hold's checkout could not be closed. Takes no fields.
 */
export async function action({ params, request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { open, spent } = await followLink(request, params["token"], opens, runtime)
  if (!open) return spent
  const done = await cancelByLink(open, runtime)
  if (done.kind === "off") throw leadTo(paths.booking(done.statusToken))
  if (done.kind === "unreachable") {
    const again = { action: paths.bookingCancel(open.token), isProblem: true }
    return data(showRelease(open, again), { status: 503 })
  }
  const now = await followLink(request, params["token"], opens, runtime)
  if (!now.open) return now.spent
  const shown = showCancel(now.open)
  return shown ? data(shown, { status: 409 }) : over(now.open)
}

/** Nothing to cancel: whoever may see the booking is shown it, anybody else only that it has ended. */
function over(open: OpenLink) {
  if (open.purpose === "status") throw leadTo(paths.booking(open.token))
  return gone({ ...open, kind: "outdated", happened: "ended", isRenewable: true })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }]

export default function Cancel() {
  const loaded = useLoaderData<typeof loader>()
  const page = useActionData<typeof action>() ?? loaded
  switch (page.kind) {
    case "spent":
      return <LinkOutdatedScreen {...page.facts} />
    case "release":
      return <ReleaseScreen facts={page.facts} />
    case "cancel":
      return <CancelScreen facts={page.facts} />
  }
}
