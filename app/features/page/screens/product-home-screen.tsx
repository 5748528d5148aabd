import { ChevronRight, Sparkles } from "lucide-react"
import { LinkButton, TextLink } from "#app/ui/button.tsx"
import { ClientPage } from "#app/ui/client-page.tsx"
import { EmptyState } from "#app/ui/empty-state.tsx"
import { Icon } from "#app/ui/icon.tsx"
import { useLanguage } from "#app/ui/language.tsx"

/**
 * The start page of an installation with several organizers, or with none yet.
 * @param setupHref where an empty installation is set up; null once it is
 */
export function ProductHomeScreen({
  organizers,
  setupHref,
  signInHref,
}: {
  organizers: readonly { name: string; href: string }[]
  setupHref: string | null
  signInHref: string
}) {
  const { text } = useLanguage()
  if (setupHref !== null) {
    return (
      <ClientPage brand={null}>
        <div className="py-12">
          <EmptyState
            icon={Sparkles}
            isWholePage
            headline={text("booking.home.empty.headline")}
            action={
              <LinkButton tone="primary" href={setupHref}>
                {text("booking.home.empty.action")}
              </LinkButton>
            }
          >
            {text("booking.home.empty.text")}
          </EmptyState>
        </div>
      </ClientPage>
    )
  }
  return (
    <ClientPage brand={null}>
      <h1 className="pt-8 text-xl mid:text-2xl">{text("booking.home.headline")}</h1>
      <p className="mb-6 text-muted">{text("booking.home.text")}</p>
      <ul className="grid gap-3">
        {organizers.map(({ name, href }) => (
          <li key={href}>
            <a
              href={href}
              className="flex min-h-14 items-center justify-between gap-4 rounded-md border border-line bg-surface p-4 font-semibold text-accent-text shadow-float hover:border-accent-text"
            >
              <bdi className="min-w-0">{name}</bdi>
              <Icon of={ChevronRight} className="text-muted rtl:rotate-180" />
            </a>
          </li>
        ))}
      </ul>
      <p className="mt-8">
        <TextLink href={signInHref}>{text("booking.home.signIn")}</TextLink>
      </p>
    </ClientPage>
  )
}
