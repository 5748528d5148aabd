import { KeyRound, Pause, Pencil, Play, Send, Trash2 } from "lucide-react"
import { HiddenValues } from "#app/admin/form-parts.tsx"
import { paths } from "#app/paths.ts"
import { Button, TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"

/** What can be done with an endpoint. @param attempt makes the test form, sent twice, one message */
export function EndpointActions({
  endpoint,
  attempt,
}: {
  endpoint: { id: string; pausedAt: Date | null }
  attempt: string
}) {
  const { text } = useLanguage()
  const isPaused = endpoint.pausedAt !== null
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
      {isPaused ? null : (
        <form method="post" action={paths.adminWebhookTest(endpoint.id)}>
          <HiddenValues values={{ attempt }} />
          <Button tone="plain" icon={Send}>
            {text("webhooks.test.submit")}
          </Button>
        </form>
      )}
      <form method="post" action={paths.adminWebhookPause(endpoint.id)}>
        <HiddenValues values={{ pause: isPaused ? "off" : "on" }} />
        <Button tone="plain" icon={isPaused ? Play : Pause}>
          {text(isPaused ? "webhooks.resume" : "webhooks.pause")}
        </Button>
      </form>
      <TextLink icon={Pencil} href={paths.adminWebhookEdit(endpoint.id)}>
        {text("webhooks.edit.link")}
      </TextLink>
      <TextLink icon={KeyRound} href={paths.adminWebhookSecret(endpoint.id)}>
        {text("webhooks.rotation.link")}
      </TextLink>
      <TextLink icon={Trash2} href={paths.adminWebhookDeletion(endpoint.id)}>
        {text("webhooks.deletion.link")}
      </TextLink>
    </div>
  )
}
