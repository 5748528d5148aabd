import {
  data,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { KeyRound } from "lucide-react"
import { HiddenValues } from "#app/admin/form-parts.tsx"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { requireEndpoint } from "#app/admin/webhooks/require-endpoint.server.ts"
import { ShownSecret } from "#app/admin/webhooks/shown-secret.tsx"
import { rotateSecret } from "#app/features/webhook/rotate-secret.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { Button, TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("webhooks.rotation.title")
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

/** What a new secret means, before it is made. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer, endpoint } = await requireEndpoint(request, params["endpointId"], runtime)
  const { id, url, secretMark, previousUntilAt } = endpoint
  return { id, url, mark: secretMark, previousUntilAt, timeZone: organizer.timeZone }
}

/** Makes a new secret and shows it, this once; 409 when somebody else has made one since the form. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, endpoint } = await requireEndpoint(request, params["endpointId"], runtime)
  const mark = String((await requireForm(request)).get("mark"))
  const result = await rotateSecret(actor, { endpointId: endpoint.id, mark }, runtime)
  if (result.ok) {
    return data({ secret: result.secret }, { headers: { "Cache-Control": "no-store" } })
  }
  if (result.problem === "not-found") notFound()
  return data({ secret: null }, { status: 409 })
}

export default function RotateSecret() {
  const { id, url, mark, previousUntilAt, timeZone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { text } = useLanguage()
  return (
    <div className="grid max-w-prose grid-cols-1 gap-6">
      <PageHeader
        title={text("webhooks.rotation.title")}
        lead={<bdi className="wrap-anywhere">{url}</bdi>}
      />
      {answer?.secret ? (
        <ShownSecret secret={answer.secret} headline={text("webhooks.secret.rotated")} />
      ) : (
        <>
          {answer ? (
            <Notice tone="caution" isNews headline={text("webhooks.rotation.changed")} />
          ) : null}
          <p>{text("webhooks.rotation.lead")}</p>
          <form id="rotation" method="post">
            <HiddenValues values={{ mark }} />
            <Button icon={KeyRound}>{text("webhooks.rotation.submit")}</Button>
          </form>
        </>
      )}
      {previousUntilAt ? (
        <p className="text-muted">
          {text("webhooks.rotation.turning")} <Moment at={previousUntilAt} timeZone={timeZone} />
        </p>
      ) : null}
      <TextLink className="justify-self-start" href={paths.adminWebhook(id)}>
        {text("webhooks.delivery.back")}
      </TextLink>
    </div>
  )
}
