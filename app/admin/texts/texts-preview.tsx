import { PreviewFrame } from "#app/admin/preview-frame.tsx"
import type { TextGroup } from "#app/features/text/text-groups.ts"
import { paths } from "#app/paths.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { TEXTS_PREVIEW } from "./texts-form.tsx"

/** What clients read of one group's texts. */
export function TextsPreview({ group }: { group: TextGroup }) {
  const { text } = useLanguage()
  return (
    <PreviewFrame
      name={TEXTS_PREVIEW}
      src={paths.adminTextPreview(group.id)}
      title={text("texts.edit.previewTitle")}
      help={text("texts.edit.previewHelp")}
    />
  )
}
