import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { letHoldGo } from "#app/features/booking/let-hold-go.server.ts"
import { LinkOutdatedScreen } from "#app/features/booking/screens/link-outdated-screen.tsx"
import { ReleaseScreen } from "#app/features/booking/screens/release-screen.tsx"
import { showRelease } from "#app/features/booking/show-release.server.ts"
import { isHold } from "#app/features/booking/states.ts"
import { paths } from "#app/paths.ts"
import { followLink, leadTo } from "#app/routes/bookings.$token._index/follow-link.server.ts"
import { getRuntime } from "#app/runtime.server.ts"

/** Asks before an unpaid hold is let go; a booking that holds nothing is shown as it stands. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const { open, spent } = await followLink(request, params["token"], ["status"], getRuntime())
  if (!open) return spent
  if (!isHold(open.booking.state)) throw leadTo(paths.booking(open.token))
  return showRelease(open, { action: paths.bookingRelease(open.token), isProblem: false })
}

/** Lets an unpaid hold go: 303 to the booking, 503 when its checkout could not be closed. Takes no fields. */
export async function action({ params, request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { open, spent } = await followLink(request, params["token"], ["status"], runtime)
  if (!open) return spent
  if ((await letHoldGo(open, runtime)) !== "unreachable") {
    throw leadTo(paths.booking(open.token))
  }
  const again = { action: paths.bookingRelease(open.token), isProblem: true }
  return data(showRelease(open, again), { status: 503 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }]

export default function Release() {
  const loaded = useLoaderData<typeof loader>()
  const page = useActionData<typeof action>() ?? loaded
  return page.kind === "spent" ? (
    <LinkOutdatedScreen {...page.facts} />
  ) : (
    <ReleaseScreen facts={page.facts} />
  )
}
