import type { SubmissionResult } from "@conform-to/react"
import type { ReactNode } from "react"
import { ErrorSummary } from "#app/ui/error-summary.tsx"
import { SaveBar } from "#app/ui/save-bar.tsx"
import type { Content, FieldSection } from "./field-type.ts"
import type { PictureOffer } from "./fields/image/offered-picture.ts"
import { PictureOffersContext } from "./fields/image/picture-offers.ts"
import { EnterSaves, FormBegins, FormEnds, HiddenValues } from "./form-parts.tsx"
import { FormSection } from "./form-section.tsx"
import { useFieldForm } from "./use-field-form.ts"

/**
 * The edit view's form: its errors on top, sections of fields, the save bar at the end. It posts to its own
 * address and works without scripts; with them, nobody leaves it by mistake before it is saved.
 */
export function EditForm({
  id,
  sections,
  content,
  lastResult,
  saveLabel,
  now,
  hidden = {},
  beside,
  pictureOffers = {},
}: {
  id: string
  sections: readonly FieldSection[]
  content: Content
  lastResult: SubmissionResult | null | undefined
  saveLabel: string
  now: Date
  /** Values that are sent along. */
  hidden?: Record<string, string>
  /** What stands in the save bar beside the button. */
  beside?: ReactNode
  /** What its image fields show, by field. */
  pictureOffers?: Readonly<Record<string, PictureOffer>>
}) {
  const { form, fields, buttons, errors, summary } = useFieldForm(id, sections, content, lastResult)
  return (
    <form {...form} data-guard={lastResult ? "unsaved" : "saved"}>
      <FormBegins />
      <EnterSaves />
      <HiddenValues values={hidden} />
      <div ref={summary}>
        <ErrorSummary errors={errors} />
      </div>
      <PictureOffersContext.Provider value={pictureOffers}>
        {sections.map((section) => (
          <FormSection
            key={section.name}
            section={section}
            fields={fields}
            buttons={buttons}
            now={now}
          />
        ))}
      </PictureOffersContext.Provider>
      <SaveBar label={saveLabel}>{beside}</SaveBar>
      <FormEnds />
    </form>
  )
}
