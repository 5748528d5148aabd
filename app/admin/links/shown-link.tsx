import { formatDate } from "#app/messages/format.ts"
import { useLanguage } from "#app/ui/language.tsx"

/** A single-use link's address: in a field that can be marked and copied. */
export function ShownLink({
  address,
  expiresAt,
  timeZone,
}: {
  address: string
  expiresAt: Date
  timeZone: string
}) {
  const { text, locale } = useLanguage()
  return (
    <div className="grid gap-1.5">
      <label htmlFor="link" className="font-medium">
        {text("links.one.label")}
      </label>
      <input
        id="link"
        readOnly
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
        aria-describedby="link-help"
        className="control font-mono text-sm"
        value={address}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p id="link-help" className="text-muted">
        {text("links.one.help", { date: formatDate(expiresAt, timeZone, locale) })}
      </p>
    </div>
  )
}
