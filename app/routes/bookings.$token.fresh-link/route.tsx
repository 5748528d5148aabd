import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { linkPurposes } from "#app/features/booking/booking-link.server.ts"
import { oweFreshLink } from "#app/features/booking/owe-fresh-link.server.ts"
import { LinkOutdatedScreen } from "#app/features/booking/screens/link-outdated-screen.tsx"
import { showSpentLink } from "#app/features/booking/show-spent-link.server.ts"
import { requireWithinLimit } from "#app/platform/require-within-limit.server.ts"
import { openHere } from "#app/routes/bookings.$token._index/follow-link.server.ts"
import { getRuntime, type Runtime } from "#app/runtime.server.ts"

/** Offers to mail a fresh link; any genuine link opens this page, old ones too. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  return showSpentLink(await anyLink(request, params["token"], getRuntime()))
}

/**
 * Mails a fresh link to the booking's own address, at most once an hour. The answer is the same whether
 * one goes out or not. Takes no fields.
 */
export async function action({ params, request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const link = await anyLink(request, params["token"], runtime)
  await oweFreshLink(link, runtime)
  return data(showSpentLink(link, { isSent: true }), { status: 200 })
}

async function anyLink(request: Request, token: string | undefined, runtime: Runtime) {
  await requireWithinLimit(request, runtime)
  const link = await openHere(request, token, linkPurposes, runtime)
  if (link.kind === "unknown") throw new Response(null, { status: 404 })
  return link
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }]

export default function FreshLink() {
  const loaded = useLoaderData<typeof loader>()
  const page = useActionData<typeof action>() ?? loaded
  return <LinkOutdatedScreen {...page.facts} />
}
