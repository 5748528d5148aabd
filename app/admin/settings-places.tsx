import { paths } from "#app/paths.ts"
import { TextLink } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"

/** The settings that have screens of their own, by the keys of their words. */
const places: { title: string; lead: string; link?: string; href: string }[] = [
  { title: "brand.title", lead: "brand.settings", href: paths.adminBrand() },
  { title: "domains.title", lead: "domains.settings", href: paths.adminDomains() },
  { title: "texts.title", lead: "texts.settings", href: paths.adminTexts() },
  { title: "hosts.title", lead: "hosts.settings", href: paths.adminHosts() },
  {
    title: "api.settings.title",
    lead: "api.settings.lead",
    link: "api.settings.link",
    href: paths.adminApi(),
  },
  { title: "webhooks.title", lead: "webhooks.settings", href: paths.adminWebhooks() },
  { title: "people.people.title", lead: "people.people.settings", href: paths.adminPeople() },
  { title: "people.audit.title", lead: "people.audit.settings", href: paths.adminAudit() },
]

/** The ways from the settings to what has a screen of its own. */
export function SettingsPlaces() {
  const { text } = useLanguage()
  return (
    <div className="grid gap-x-12 gap-y-8 sm:grid-cols-2">
      {places.map(({ title, lead, link = title, href }) => (
        <section key={href} className="grid content-start gap-1">
          <h2 className="text-lg">{text(title)}</h2>
          <p className="text-muted">{text(lead)}</p>
          <TextLink className="justify-self-start" href={href}>
            {text(link)}
          </TextLink>
        </section>
      ))}
    </div>
  )
}
