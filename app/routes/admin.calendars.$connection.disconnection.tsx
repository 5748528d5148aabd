import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { disconnectCalendar } from "#app/features/calendar/disconnect-calendar.server.ts"
import { findConnection, listPagesOfHosts } from "#app/features/calendar/queries.server.ts"
import { DisconnectionScreen } from "#app/features/calendar/screens/disconnection-screen.tsx"
import { requireOrganizer } from "#app/features/organizer/gates.server.ts"
import { translator } from "#app/messages/translate.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"

/** What disconnecting an account would do. 404 for one that is not the reader's to mind, or is gone. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireOrganizer(request, runtime)
  const connection = await findConnection(actor, params["connection"] ?? "", runtime)
  if (!connection || connection.state === "disconnected") throw new Response(null, { status: 404 })
  const { account, hostId } = connection
  return {
    account,
    pages: await listPagesOfHosts(actor, [hostId], runtime),
    title: translator(organizer.locale)("calendars.disconnection.title", { account }),
  }
}

/** Disconnects, and leads back to the calendars. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor } = await requireOrganizer(request, runtime)
  const connectionId = params["connection"] ?? ""
  const ended = await disconnectCalendar(actor, { connectionId }, runtime)
  if (!ended.ok) throw new Response(null, { status: 404 })
  return redirect(paths.adminCalendars({ news: "disconnected" }), 303)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }]

export default function Disconnection() {
  const { account, pages } = useLoaderData<typeof loader>()
  return <DisconnectionScreen account={account} pages={pages} />
}
