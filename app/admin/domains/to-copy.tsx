/** A value to be put elsewhere, in a field that can be marked and copied. */
export function ToCopy({ id, label, value }: { id: string; label: string; value: string }) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm text-muted">
        {label}
      </label>
      <input
        id={id}
        readOnly
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
        className="control font-mono text-sm"
        value={value}
        onFocus={(event) => event.currentTarget.select()}
      />
    </div>
  )
}
