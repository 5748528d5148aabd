import { PreviewFrame } from "#app/admin/preview-frame.tsx"
import { paths } from "#app/paths.ts"
import { useLanguage } from "#app/ui/language.tsx"

/** The frame by name: the form's preview button sends what is typed there. */
export const BRAND_PREVIEW = "brand-preview"

/** A page and a mail with the brand. */
export function BrandPreview() {
  const { text } = useLanguage()
  return (
    <PreviewFrame
      name={BRAND_PREVIEW}
      src={paths.adminBrandPreview()}
      title={text("brand.preview.title")}
      help={text("brand.preview.help")}
    />
  )
}
