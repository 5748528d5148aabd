import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node"
import { notFound } from "#app/admin/not-found.server.ts"
import { requireEndpoint } from "#app/admin/webhooks/require-endpoint.server.ts"
import { pauseEndpoint } from "#app/features/webhook/pause-endpoint.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"

/** The button is on the endpoint's page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { endpoint } = await requireEndpoint(request, params["endpointId"], getRuntime())
  throw redirect(paths.adminWebhook(endpoint.id))
}

/** Pauses the endpoint (`pause=on`) or lets it go on (`pause=off`); 400 for anything else. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, endpoint } = await requireEndpoint(request, params["endpointId"], runtime)
  const pause = (await requireForm(request)).get("pause")
  if (pause !== "on" && pause !== "off") throw new Response(null, { status: 400 })
  const wish = { endpointId: endpoint.id, isPaused: pause === "on" }
  const result = await pauseEndpoint(actor, wish, runtime)
  if (!result.ok) notFound()
  const notice = wish.isPaused ? "paused" : "resumed"
  throw redirect(paths.adminWebhook(endpoint.id, { notice }), 303)
}
