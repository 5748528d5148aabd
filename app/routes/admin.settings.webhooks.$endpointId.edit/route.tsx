import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { EditForm } from "#app/admin/edit-form.tsx"
import { schemaOf } from "#app/admin/field-form.ts"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { readForm } from "#app/admin/read-form.ts"
import { showAgain } from "#app/admin/show-again.server.ts"
import { endpointSections } from "#app/admin/webhooks/endpoint-sections.ts"
import { requireEndpoint } from "#app/admin/webhooks/require-endpoint.server.ts"
import { saveEndpoint } from "#app/features/webhook/save-endpoint.server.ts"
import { endpointSchema } from "#app/features/webhook/schema.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("webhooks.edit.title")

/** One endpoint's address and types; 404 for any other organizer's. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { endpoint } = await requireEndpoint(request, params["endpointId"], runtime)
  const { id, url, types } = endpoint
  return { id, content: { url, types }, now: await runtime.clock.now(runtime.db) }
}

/** Saves address and types; the form again (400) when something is wrong. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, endpoint } = await requireEndpoint(request, params["endpointId"], runtime)
  const formData = await requireForm(request)
  const submission = readForm(formData, schemaOf(endpointSections, formData))
  if (submission.status !== "success") {
    const { lastResult, status } = showAgain(submission)
    return data(lastResult, { status })
  }
  const input = { endpointId: endpoint.id, ...endpointSchema.parse(submission.value) }
  const result = await saveEndpoint(actor, input, runtime)
  if (result.ok) throw redirect(paths.adminWebhook(endpoint.id, { notice: "saved" }), 303)
  if (result.problem === "not-found") notFound()
  const { lastResult, status } = showAgain(submission, { fieldErrors: { url: [result.problem] } })
  return data(lastResult, { status })
}

export default function EditWebhook() {
  const { id, content, now } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { text } = useLanguage()
  return (
    <>
      <PageHeader
        title={text("webhooks.edit.title")}
        lead={<bdi className="wrap-anywhere">{content.url}</bdi>}
      />
      <EditForm
        id="webhook"
        sections={endpointSections}
        content={content}
        lastResult={lastResult}
        saveLabel={text("webhooks.edit.save")}
        now={now}
        beside={<TextLink href={paths.adminWebhook(id)}>{text("webhooks.delivery.back")}</TextLink>}
      />
    </>
  )
}
