import { paths } from "#app/paths.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"

/** The way from the settings to the webhooks. */
export function WebhooksLink() {
  const { text } = useLanguage()
  return (
    <section className="grid gap-1">
      <h2 className="text-lg">{text("webhooks.title")}</h2>
      <p className="text-muted">{text("webhooks.settings")}</p>
      <TextLink className="justify-self-start" href={paths.adminWebhooks()}>
        {text("webhooks.title")}
      </TextLink>
    </section>
  )
}
