import { useLanguage } from "./language.tsx"

/** One thing that is wrong: `fieldId` is the id of the control that mends it, null for the whole form. */
export type SummaryError = { fieldId: string | null; message: string }

/**
 * What is wrong with a form, on top of it, each line a link to its field. It takes the focus when the
 * page comes back: `autofocus` does it without a script.
 * @param takesFocus not in a frame of another site, where browsers refuse it and a script has to
 */
export function ErrorSummary({
  errors,
  takesFocus = true,
}: {
  errors: readonly SummaryError[]
  takesFocus?: boolean
}) {
  const { text } = useLanguage()
  if (errors.length === 0) return null
  return (
    <div
      role="alert"
      tabIndex={-1}
      autoFocus={takesFocus}
      data-error-summary=""
      aria-labelledby="error-summary-headline"
      className="rounded-md border border-danger bg-danger-soft p-4"
    >
      <h2 id="error-summary-headline" className="font-semibold text-danger">
        {text("interface.errorSummary.headline", { count: errors.length })}
      </h2>
      <ul className="mt-1">
        {errors.map(({ fieldId, message }) => (
          <li key={`${fieldId} ${message}`}>
            {fieldId === null ? (
              <span className="block py-1">{message}</span>
            ) : (
              <a
                href={`#${fieldId}`}
                className="inline-flex min-h-11 items-center text-danger underline underline-offset-4"
              >
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
