import { paths } from "#app/paths.ts"
import { useLanguage } from "#app/ui/language.tsx"

/** The frame by name: the form's preview button sends what is typed there. */
export const PREVIEW_FRAME = "brand-preview"

/** A page and a mail: as they are saved at first, then as they were typed when the preview was last asked for. */
export function PreviewFrame() {
  const { text } = useLanguage()
  return (
    <section aria-labelledby="brand-preview-heading" className="grid content-start gap-2">
      <h2 id="brand-preview-heading" className="text-lg">
        {text("brand.preview.title")}
      </h2>
      <p className="text-sm text-muted">{text("brand.preview.help")}</p>
      <iframe
        name={PREVIEW_FRAME}
        src={paths.adminBrandPreview()}
        sandbox=""
        title={text("brand.preview.title")}
        className="h-[80vh] w-full rounded-md border border-line bg-surface wide:sticky wide:top-4"
      />
    </section>
  )
}
