import { ShownOnce } from "#app/admin/shown-once.tsx"
import { useLanguage } from "#app/ui/language.tsx"

/** A key that was just made. */
export function ShownKey({ name, secret }: { name: string; secret: string }) {
  const { text } = useLanguage()
  return (
    <ShownOnce
      secret={secret}
      headline={text("api.settings.new.made", { name })}
      label={text("api.settings.new.key")}
      note={text("api.settings.new.shownOnce")}
    />
  )
}
