import type { SubmissionResult } from "@conform-to/react"
import { ShortForm } from "#app/admin/short-form.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { newLinkSection, USUAL_DAYS } from "./link-sections.ts"

/** The form of a new single-use link. @param attempt makes a form that is sent twice one link */
export function NewLink({
  lastResult,
  attempt,
  now,
}: {
  lastResult: SubmissionResult | null | undefined
  attempt: string
  now: Date
}) {
  const { text } = useLanguage()
  return (
    <section className="grid max-w-prose gap-3">
      <h2 className="text-lg">{text("links.make.heading")}</h2>
      <ShortForm
        id="new-link"
        section={newLinkSection}
        content={{ note: "", email: null, days: USUAL_DAYS }}
        lastResult={lastResult}
        submitLabel={text("links.make.submit")}
        now={now}
        hidden={{ attempt }}
      />
    </section>
  )
}
