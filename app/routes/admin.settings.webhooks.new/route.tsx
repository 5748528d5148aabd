import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
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
import { requireWebhooks } from "#app/admin/webhooks/require-endpoint.server.ts"
import { ShownSecret } from "#app/admin/webhooks/shown-secret.tsx"
import { createEndpoint } from "#app/features/webhook/create-endpoint.server.ts"
import { findEndpoint } from "#app/features/webhook/queries.server.ts"
import { endpointSchema } from "#app/features/webhook/schema.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { LinkButton } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("webhooks.new.title")
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

/** The form with an id of its own: sent twice, it makes one endpoint. */
export async function loader({ request }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  await requireWebhooks(request, runtime)
  return { attempt: runtime.ids(), now: await runtime.clock.now(runtime.db) }
}

/** Makes the endpoint and shows its secret, this once; the form again (400) when something is wrong. */
export async function action({ request }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, organizer } = await requireWebhooks(request, runtime)
  const formData = await requireForm(request)
  const attempt = String(formData.get("attempt"))
  const submission = readForm(formData, schemaOf(endpointSections, formData))
  if (submission.status !== "success") {
    const { lastResult, status } = showAgain(submission)
    return data({ lastResult, attempt }, { status })
  }
  const input = { ...endpointSchema.parse(submission.value), attempt }
  const result = await createEndpoint(actor, input, runtime)
  if (result.ok) {
    const { endpointId, url, secret } = result
    return data({ made: { endpointId, url, secret } }, { headers: { "Cache-Control": "no-store" } })
  }
  if (result.problem === "made-already") {
    const known = (await findEndpoint(organizer.id, attempt, runtime)) ?? notFound()
    throw redirect(paths.adminWebhook(known.id), 303)
  }
  const fieldErrors = { url: [result.problem] }
  const { lastResult, status } = showAgain(submission, { fieldErrors })
  return data({ lastResult, attempt }, { status })
}

export default function NewWebhook() {
  const { attempt, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { text } = useLanguage()
  if (answer && "made" in answer) {
    const { endpointId, url, secret } = answer.made
    return (
      <div className="grid max-w-prose grid-cols-1 gap-6">
        <PageHeader title={<bdi className="wrap-anywhere">{url}</bdi>} />
        <ShownSecret secret={secret} headline={text("webhooks.secret.made")} />
        <LinkButton
          tone="primary"
          className="justify-self-start"
          href={paths.adminWebhook(endpointId)}
        >
          {text("webhooks.secret.go")}
        </LinkButton>
      </div>
    )
  }
  return (
    <>
      <PageHeader title={text("webhooks.new.title")} lead={text("webhooks.new.lead")} />
      <EditForm
        id="webhook"
        sections={endpointSections}
        content={{ url: "", types: null }}
        lastResult={answer?.lastResult}
        saveLabel={text("webhooks.new.save")}
        now={now}
        hidden={{ attempt: answer?.attempt ?? attempt }}
      />
    </>
  )
}
