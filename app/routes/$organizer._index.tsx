import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { moveAddress } from "#app/features/page/move-address.server.ts"
import { OrganizerScreen } from "#app/features/page/screens/organizer-screen.tsx"
import { showOrganizer } from "#app/features/page/show-organizer.server.ts"
import { forwardHeaders } from "#app/platform/forward-headers.ts"
import { movedTo } from "#app/platform/moved-to.ts"
import { readerLocale } from "#app/platform/reader-locale.ts"
import { requireWithinLimit } from "#app/platform/require-within-limit.server.ts"
import { getRuntime } from "#app/runtime.server.ts"

/**
 * `/:organizer`: the published pages, fifty at once (`page`, from 1); 301 from addresses the organizer had before,
 * 404 when there is none.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  await requireWithinLimit(request, runtime)
  const organizerSlug = params["organizer"] ?? ""
  const locale = (fallback: string) => readerLocale(request, fallback)
  const part = new URL(request.url).searchParams.get("page")
  const shown = await showOrganizer({ organizerSlug, part, locale }, runtime)
  if (!shown) {
    const moved = await moveAddress({ organizerSlug, pageSlug: null }, runtime)
    throw moved === null ? data(null, { status: 404 }) : movedTo(request, moved)
  }
  return data(shown, { headers: { "Cache-Control": "private, no-cache" } })
}

export const headers = forwardHeaders

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }]

export default function Organizer() {
  const { facts } = useLoaderData<typeof loader>()
  return <OrganizerScreen {...facts} />
}
