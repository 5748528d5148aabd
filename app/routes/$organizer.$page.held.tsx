import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { HeldScreen } from "#app/features/booking/screens/held-screen.tsx"
import { showHeld } from "#app/features/booking/show-held.server.ts"
import { forwardHeaders } from "#app/platform/forward-headers.ts"
import { requireWithinLimit } from "#app/platform/require-within-limit.server.ts"
import { getRuntime } from "#app/runtime.server.ts"

/**
 * `/:organizer/:page/held?token=…&embed=1`: inside a frame, what its form led to, with the one link that pays
 * or shows the booking in the whole window. 404 without a link signed for a booking of this page, 410 when it
 * is out of date.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  await requireWithinLimit(request, runtime)
  const shown = await showHeld(
    {
      organizerSlug: params["organizer"] ?? "",
      pageSlug: params["page"] ?? "",
      token: new URL(request.url).searchParams.get("token"),
    },
    runtime,
  )
  if (!shown) throw data(null, { status: 404, headers: privateHeaders })
  const { status, ...page } = shown
  return data(page, { status, headers: privateHeaders })
}

/** The address is a secret; there is no form on the page, so that even our own addresses need not see it. */
const privateHeaders = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex",
}

export const headers = forwardHeaders

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }]

export default function Held() {
  const { facts } = useLoaderData<typeof loader>()
  return <HeldScreen facts={facts} />
}
