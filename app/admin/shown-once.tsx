import { Notice } from "#app/ui/notice.tsx"

/** A secret that is shown this once: in a field that can be marked and copied, and read out. */
export function ShownOnce({
  secret,
  headline,
  label,
  note,
}: {
  secret: string
  headline: string
  label: string
  /** That it is not shown again. */
  note: string
}) {
  return (
    <Notice tone="success" isNews headline={headline}>
      <div className="grid gap-1.5">
        <label htmlFor="secret" className="font-medium">
          {label}
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
        <p className="text-muted">{note}</p>
      </div>
    </Notice>
  )
}
