import { paths } from "#app/paths.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"

/** The way from the settings to the API's. */
export function ApiLink() {
  const { text } = useLanguage()
  return (
    <section className="grid gap-1">
      <h2 className="text-lg">{text("api.settings.title")}</h2>
      <p className="text-muted">{text("api.settings.lead")}</p>
      <TextLink className="justify-self-start" href={paths.adminApi()}>
        {text("api.settings.link")}
      </TextLink>
    </section>
  )
}
