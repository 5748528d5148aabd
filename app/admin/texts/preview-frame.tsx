import type { TextGroup } from "#app/features/text/text-groups.ts"
import { paths } from "#app/paths.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { PREVIEW_FRAME, PREVIEW_HEADING } from "./texts-form.tsx"

/** What clients read: as it is saved at first, then as it was typed when the preview was last asked for. */
export function PreviewFrame({ group }: { group: TextGroup }) {
  const { text } = useLanguage()
  return (
    <section aria-labelledby={PREVIEW_HEADING} className="grid content-start gap-2">
      <h2 id={PREVIEW_HEADING} className="text-lg">
        {text("texts.edit.previewTitle")}
      </h2>
      <p className="text-sm text-muted">{text("texts.edit.previewHelp")}</p>
      <iframe
        name={PREVIEW_FRAME}
        src={paths.adminTextPreview(group.id)}
        sandbox=""
        title={text("texts.edit.previewTitle")}
        className="h-[80vh] w-full rounded-md border border-line bg-surface wide:sticky wide:top-4"
      />
    </section>
  )
}
