import { Differences } from "#app/admin/differences.tsx"
import type { FieldSection } from "#app/admin/field-type.ts"
import type { BrandInput } from "#app/features/organizer/brand-schema.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"

/** Two people changed the brand: what stands there now beside what was about to be saved. */
export function BrandConflict({
  sections,
  theirs,
  mine,
}: {
  sections: readonly FieldSection[]
  theirs: BrandInput
  mine: BrandInput
}) {
  const { text } = useLanguage()
  return (
    <Notice tone="caution" isNews headline={text("brand.conflict.headline")}>
      <p>{text("brand.conflict.text")}</p>
      <Differences
        caption={text("brand.conflict.caption")}
        sections={sections}
        before={theirs}
        after={mine}
        beforeLabel={text("brand.conflict.theirs")}
        afterLabel={text("brand.conflict.mine")}
      />
    </Notice>
  )
}
