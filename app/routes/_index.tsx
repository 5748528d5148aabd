import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { showHome } from "#app/features/organizer/show-home.server.ts"
import { ProductHomeScreen } from "#app/features/page/screens/product-home-screen.tsx"
import { translator } from "#app/messages/translate.ts"
import { paths } from "#app/paths.ts"
import { forwardHeaders } from "#app/platform/forward-headers.ts"
import { readerLocale } from "#app/platform/reader-locale.ts"
import { requireWithinLimit } from "#app/platform/require-within-limit.server.ts"
import { getRuntime } from "#app/runtime.server.ts"

/** `/`: leads to the one organizer, lists them when there are several, and to the set-up when there is none. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  await requireWithinLimit(request, runtime)
  const home = await showHome(runtime)
  if (home.kind === "redirect") throw redirect(home.href, 302)
  const locale = readerLocale(request, "en")
  const { organizers } = home
  const title = translator(locale)("booking.home.title")
  return data(
    { frame: { locale }, title, organizers },
    { headers: { "Cache-Control": "private, no-cache" } },
  )
}

export const headers = forwardHeaders

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }]

export default function Home() {
  const { organizers } = useLoaderData<typeof loader>()
  return <ProductHomeScreen organizers={organizers} setupHref={null} signInHref={paths.login()} />
}
