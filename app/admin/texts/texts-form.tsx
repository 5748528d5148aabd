import type { SubmissionResult } from "@conform-to/react"
import { Eye } from "lucide-react"
import { EnterSaves, FormBegins, FormEnds, HiddenValues } from "#app/admin/form-parts.tsx"
import { previewHeading } from "#app/admin/preview-frame.tsx"
import { problemText } from "#app/admin/problem.ts"
import { useFieldForm } from "#app/admin/use-field-form.ts"
import type { TextGroup } from "#app/features/text/text-groups.ts"
import { catalogueLocale } from "#app/messages/translate.ts"
import { paths } from "#app/paths.ts"
import { Button, TextLink } from "#app/ui/button.tsx"
import { ErrorSummary } from "#app/ui/error-summary.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { SaveBar } from "#app/ui/save-bar.tsx"
import { fieldName, fieldsOf, sectionsOf } from "./own-text-field.ts"
import { TextInput } from "./text-input.tsx"

/** The frame that shows the preview, by name: the form's preview button sends what is typed there. */
export const TEXTS_PREVIEW = "texts-preview"

/** The form of one group's texts. Its preview shows what is typed, saved or not, and changes nothing. */
export function TextsForm({
  group,
  own,
  notUsed,
  seen,
  saveLabel,
  lastResult,
}: {
  group: TextGroup
  /** By key. */
  own: Record<string, string>
  /** Coded problems of words that are kept and cannot be shown, by key. */
  notUsed: Record<string, string>
  /** The mark of what stands there now. */
  seen: string
  saveLabel: string
  lastResult: SubmissionResult | null | undefined
}) {
  const { text, locale } = useLanguage()
  const sections = sectionsOf(group, catalogueLocale(locale))
  const content = fieldsOf(group, own)
  const given = useFieldForm("texts", sections, content, lastResult)
  return (
    <form {...given.form} data-guard={lastResult ? "unsaved" : "saved"}>
      <FormBegins />
      <EnterSaves />
      <HiddenValues values={{ seen }} />
      <div ref={given.summary} className="mb-6 empty:hidden">
        <ErrorSummary errors={given.errors} />
      </div>
      <div className="grid max-w-prose gap-8">
        {group.texts.map((our) => {
          const field = given.fields[fieldName(our)]
          const coded = notUsed[our.key]
          return field ? (
            <TextInput
              key={our.key}
              field={field}
              our={our}
              notUsed={coded === undefined ? null : problemText(coded, text)}
            />
          ) : null
        })}
      </div>
      <SaveBar label={saveLabel}>
        <Button
          tone="plain"
          icon={Eye}
          name="preview"
          value="1"
          formNoValidate
          formAction={paths.adminTextPreview(group.id)}
          formTarget={TEXTS_PREVIEW}
        >
          {text("texts.edit.preview")}
        </Button>
        {/* On a narrow screen the preview is below, out of sight. */}
        <TextLink href={`#${previewHeading(TEXTS_PREVIEW)}`} className="wide:hidden">
          {text("texts.edit.toPreview")}
        </TextLink>
        <TextLink href={paths.adminTexts()}>{text("texts.edit.back")}</TextLink>
      </SaveBar>
      <FormEnds />
    </form>
  )
}
