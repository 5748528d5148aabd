import { ShownOnce } from "#app/admin/shown-once.tsx"
import { useLanguage } from "#app/ui/language.tsx"

/** A webhook's secret that was just made. */
export function ShownSecret({ secret, headline }: { secret: string; headline: string }) {
  const { text } = useLanguage()
  return (
    <ShownOnce
      secret={secret}
      headline={headline}
      label={text("webhooks.secret.label")}
      note={text("webhooks.secret.once")}
    />
  )
}
