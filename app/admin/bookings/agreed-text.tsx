import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"

/** When a client agreed to what their booking's page asked, and the text as it was then, to be opened. */
export function AgreedText({
  at,
  markdown,
  revisionNumber,
  timeZone,
}: {
  at: Date
  markdown: string
  revisionNumber: number
  timeZone: string
}) {
  const { text } = useLanguage()
  return (
    <>
      <Moment at={at} timeZone={timeZone} />
      <details>
        <summary className="link min-h-11 py-2.5">
          {text("pageFields.consentText.agreedTo", { number: revisionNumber })}
        </summary>
        <p dir="auto" className="max-w-prose whitespace-pre-line wrap-anywhere">
          {markdown}
        </p>
      </details>
    </>
  )
}
