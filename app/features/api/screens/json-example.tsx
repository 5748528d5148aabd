/** A piece of JSON to read and copy. */
export function JsonExample({ label, value }: { label: string; value: unknown }) {
  return (
    <pre
      dir="ltr"
      role="region"
      tabIndex={0}
      aria-label={label}
      className="overflow-x-auto rounded-md border border-line bg-sunken p-4 text-sm"
    >
      {JSON.stringify(value, null, 2)}
    </pre>
  )
}
