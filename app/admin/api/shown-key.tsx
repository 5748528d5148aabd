import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

/** A key, this once: in a field that can be marked and copied. */
export function ShownKey({ name, secret }: { name: string; secret: string }) {
  const { text } = useLanguage()
  return (
    <Notice tone="success" isNews headline={text("api.settings.new.made", { name })}>
      <div className="grid gap-1.5">
        <label htmlFor="key" className="font-medium">
          {text("api.settings.new.key")}
        </label>
        <input
          id="key"
          readOnly
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          className="control font-mono text-sm"
          value={secret}
          onFocus={(event) => event.currentTarget.select()}
        />
        <p className="text-muted">{text("api.settings.new.shownOnce")}</p>
      </div>
    </Notice>
  )
}
