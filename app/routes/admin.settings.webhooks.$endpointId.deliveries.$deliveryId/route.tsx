import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Send } from "lucide-react"
import { HiddenValues } from "#app/admin/form-parts.tsx"
import { notFound } from "#app/admin/not-found.server.ts"
import { pageTitle } from "#app/admin/page-title.ts"
import { DeliveryBody } from "#app/admin/webhooks/delivery-body.tsx"
import { DeliveryFacts } from "#app/admin/webhooks/delivery-facts.tsx"
import { requireEndpoint } from "#app/admin/webhooks/require-endpoint.server.ts"
import { findDelivery } from "#app/features/webhook/queries.server.ts"
import { sendAgain } from "#app/features/webhook/send-again.server.ts"
import { paths } from "#app/paths.ts"
import { requireForm } from "#app/platform/read-form.ts"
import { getRuntime } from "#app/runtime.server.ts"
import { Button, TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"

export const meta: MetaFunction = () => pageTitle("webhooks.delivery.title")

/** One delivery with what was sent, while that is kept; 404 for any other organizer's. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const runtime = getRuntime()
  const { organizer, endpoint } = await requireEndpoint(request, params["endpointId"], runtime)
  const deliveryId = params["deliveryId"] ?? ""
  const of = { organizerId: organizer.id, endpointId: endpoint.id, deliveryId }
  return {
    delivery: (await findDelivery(of, runtime)) ?? notFound(),
    endpoint: { id: endpoint.id, url: endpoint.url, isPaused: endpoint.pausedAt !== null },
    isSentAgain: new URL(request.url).searchParams.get("notice") === "sent-again",
    timeZone: organizer.timeZone,
  }
}

/** Sends it once more; 409 when the endpoint is paused or the message was emptied, 429 too often in a minute. */
export async function action({ request, params }: ActionFunctionArgs) {
  const runtime = getRuntime()
  const { actor, endpoint } = await requireEndpoint(request, params["endpointId"], runtime)
  const deliveryId = params["deliveryId"] ?? ""
  const mark = String((await requireForm(request)).get("mark"))
  const result = await sendAgain(actor, { endpointId: endpoint.id, deliveryId, mark }, runtime)
  if (result.ok) {
    throw redirect(
      paths.adminWebhookDelivery(endpoint.id, deliveryId, { notice: "sent-again" }),
      303,
    )
  }
  if (result.problem === "not-found") notFound()
  return data({ problem: result.problem }, { status: result.problem === "too-soon" ? 429 : 409 })
}

export default function Delivery() {
  const { delivery, endpoint, isSentAgain, timeZone } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { text } = useLanguage()
  const mayBeSent = delivery.body !== null && !endpoint.isPaused
  return (
    <div className="grid grid-cols-1 gap-6">
      <PageHeader
        title={delivery.type}
        lead={<bdi className="wrap-anywhere">{endpoint.url}</bdi>}
      />
      {refused ? (
        <Notice tone="caution" isNews headline={text(`webhooks.problems.${refused.problem}`)} />
      ) : isSentAgain ? (
        <Notice tone="success" isNews headline={text("webhooks.done.sent-again")} />
      ) : null}
      <DeliveryFacts delivery={delivery} timeZone={timeZone} />
      {mayBeSent ? (
        <form id="again" method="post" className="grid justify-items-start gap-2">
          <HiddenValues values={{ mark: delivery.mark }} />
          <p className="text-muted">{text("webhooks.delivery.againHelp")}</p>
          <Button tone="plain" icon={Send}>
            {text("webhooks.delivery.again")}
          </Button>
        </form>
      ) : null}
      <DeliveryBody body={delivery.body} />
      <TextLink className="justify-self-start" href={paths.adminWebhook(endpoint.id)}>
        {text("webhooks.delivery.back")}
      </TextLink>
    </div>
  )
}
