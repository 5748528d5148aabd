import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Plus, Webhook } from "lucide-react"
import { pageTitle } from "#app/admin/page-title.ts"
import { EndpointList } from "#app/admin/webhooks/endpoint-list.tsx"
import { requireWebhooks } from "#app/admin/webhooks/require-endpoint.server.ts"
import { listEndpoints } from "#app/features/webhook/queries.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { LinkButton, TextLink } from "#app/ui/button.tsx"
import { EmptyState } from "#app/ui/empty-state.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("webhooks.title")

/** Every endpoint of the organizer; for owners and admins. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer } = await requireWebhooks(request, runtime)
  return {
    endpoints: await listEndpoints(organizer.id, runtime),
    isDeleted: new URL(request.url).searchParams.get("notice") === "deleted",
  }
}

export default function Webhooks() {
  const { endpoints, isDeleted } = useLoaderData<typeof loader>()
  const { text } = useLanguage()
  const add = (
    <LinkButton tone="primary" icon={Plus} href={paths.adminWebhookNew()}>
      {text("webhooks.new.title")}
    </LinkButton>
  )
  return (
    <>
      <PageHeader title={text("webhooks.title")} lead={text("webhooks.lead")} action={add} />
      {isDeleted ? (
        <div className="mb-4">
          <Notice tone="success" isNews headline={text("webhooks.done.deleted")} />
        </div>
      ) : null}
      {endpoints.length === 0 ? (
        <EmptyState icon={Webhook} headline={text("webhooks.empty.headline")}>
          {text("webhooks.empty.text")}
        </EmptyState>
      ) : (
        <EndpointList endpoints={endpoints} />
      )}
      <p className="mt-6">
        <TextLink href={paths.adminSettings()}>{text("admin.settings.title")}</TextLink>
      </p>
    </>
  )
}
