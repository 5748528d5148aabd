import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node"
import { notFound } from "#app/admin/not-found.server.ts"
import { requireEndpoint } from "#app/admin/webhooks/require-endpoint.server.ts"
import { sendTestMessage } from "#app/features/webhook/send-test-message.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"

/** The button is on the endpoint's page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { endpoint } = await requireEndpoint(request, params["endpointId"], getRuntime())
  throw redirect(paths.adminWebhook(endpoint.id))
}

/** Sends a test message and goes back to the endpoint, which says so when it is paused or was sent too many. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, endpoint } = await requireEndpoint(request, params["endpointId"], runtime)
  const attempt = String((await requireForm(request)).get("attempt"))
  const result = await sendTestMessage(actor, { endpointId: endpoint.id, attempt }, runtime)
  if (!result.ok && result.problem === "not-found") notFound()
  const notice = result.ok ? "tested" : result.problem === "too-soon" ? "too-soon" : null
  throw redirect(paths.adminWebhook(endpoint.id, { notice }), 303)
}
