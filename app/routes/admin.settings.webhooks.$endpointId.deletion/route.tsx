import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { DangerForm } from "#app/admin/danger-form.tsx"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { requireEndpoint } from "#app/admin/webhooks/require-endpoint.server.ts"
import { deleteEndpoint } from "#app/features/webhook/delete-endpoint.server.ts"
import { paths } from "#app/paths.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("webhooks.deletion.title")

/** What goes with an endpoint, before anything is done. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { endpoint } = await requireEndpoint(request, params["endpointId"], getRuntime())
  return { id: endpoint.id, url: endpoint.url }
}

/** Deletes it with its log. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, endpoint } = await requireEndpoint(request, params["endpointId"], runtime)
  const result = await deleteEndpoint(actor, { endpointId: endpoint.id }, runtime)
  if (!result.ok) notFound()
  throw redirect(paths.adminWebhooks({ notice: "deleted" }), 303)
}

export default function DeleteWebhook() {
  const { id, url } = useLoaderData<typeof loader>()
  const { text } = useLanguage()
  return (
    <div className="grid max-w-prose grid-cols-1 gap-6">
      <PageHeader
        title={text("webhooks.deletion.title")}
        lead={<bdi className="wrap-anywhere">{url}</bdi>}
      />
      <p>{text("webhooks.deletion.lead")}</p>
      <DangerForm label={text("webhooks.deletion.submit")} />
      <TextLink className="justify-self-start" href={paths.adminWebhook(id)}>
        {text("webhooks.delivery.back")}
      </TextLink>
    </div>
  )
}
