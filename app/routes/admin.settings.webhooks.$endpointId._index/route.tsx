import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { pageTitle } from "#app/admin/page-title.ts"
import { DeliveryLog } from "#app/admin/webhooks/delivery-log.tsx"
import { EndpointActions } from "#app/admin/webhooks/endpoint-actions.tsx"
import { EndpointNotices } from "#app/admin/webhooks/endpoint-notices.tsx"
import { LOG_PAGE_SIZE, readLogQuery } from "#app/admin/webhooks/read-log-query.ts"
import { requireEndpoint } from "#app/admin/webhooks/require-endpoint.server.ts"
import { EndpointState } from "#app/admin/webhooks/states.tsx"
import { listDeliveries } from "#app/features/webhook/queries.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("webhooks.title")

/** One endpoint with its delivery log (`state`, `page`); 404 for any other organizer's. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer, endpoint } = await requireEndpoint(request, params["endpointId"], runtime)
  const { searchParams } = new URL(request.url)
  const query = readLogQuery(searchParams)
  const log = await listDeliveries(
    { organizerId: organizer.id, endpointId: endpoint.id },
    { state: query.state, limit: LOG_PAGE_SIZE, offset: (query.page - 1) * LOG_PAGE_SIZE },
    runtime,
  )
  const { secretMark: _ofForms, ...shown } = endpoint
  return {
    endpoint: shown,
    log,
    query,
    attempt: runtime.ids(),
    notice: searchParams.get("notice"),
    timeZone: organizer.timeZone,
  }
}

export default function WebhookEndpoint() {
  const { endpoint, log, query, attempt, notice, timeZone } = useLoaderData<typeof loader>()
  const { text } = useLanguage()
  const { types } = endpoint
  return (
    <>
      <PageHeader
        title={<bdi className="wrap-anywhere">{endpoint.url}</bdi>}
        lead={
          <>
            <EndpointState isPaused={endpoint.pausedAt !== null} />{" "}
            {types === null ? text("webhooks.allTypes") : types.join(", ")}
          </>
        }
      />
      <div className="grid grid-cols-1 gap-6">
        <EndpointNotices endpoint={endpoint} log={log} notice={notice} timeZone={timeZone} />
        <EndpointActions endpoint={endpoint} attempt={attempt} />
        <section>
          <h2 className="mb-3 text-lg">{text("webhooks.log.title")}</h2>
          <DeliveryLog endpointId={endpoint.id} log={log} query={query} timeZone={timeZone} />
        </section>
        <TextLink className="justify-self-start" href={paths.adminWebhooks()}>
          {text("webhooks.all")}
        </TextLink>
      </div>
    </>
  )
}
