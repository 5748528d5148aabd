import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

/** A secret, this once: in a field that can be marked and copied, and read out. */
export function ShownSecret({ secret, headline }: { secret: string; headline: string }) {
  const { text } = useLanguage()
  return (
    <Notice tone="success" isNews headline={headline}>
      <div className="grid gap-1.5">
        <label htmlFor="secret" className="font-medium">
          {text("webhooks.secret.label")}
        </label>
        <input
          id="secret"
          readOnly
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          className="control font-mono text-sm"
          value={secret}
          onFocus={(event) => event.currentTarget.select()}
        />
        <p className="text-muted">{text("webhooks.secret.once")}</p>
      </div>
    </Notice>
  )
}
