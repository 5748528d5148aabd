import type { PageContent } from "#app/features/page/schema.ts"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { Differences } from "./differences.tsx"
import type { FieldSection } from "./field-type.ts"

type Version = { slug: string; content: PageContent }

/** Two people changed the same page: what stands there now beside what was about to be saved. */
export function PageConflict({
  sections,
  theirs,
  mine,
}: {
  sections: readonly FieldSection[]
  theirs: Version
  mine: Version
}) {
  const { text } = useLanguage()
  return (
    <Notice tone="caution" isNews headline={text("admin.pages.conflict.headline")}>
      <p>{text("admin.pages.conflict.text")}</p>
      <Differences
        caption={text("admin.pages.conflict.caption")}
        sections={sections}
        before={{ slug: theirs.slug, ...theirs.content }}
        after={{ slug: mine.slug, ...mine.content }}
        beforeLabel={text("admin.pages.conflict.theirs")}
        afterLabel={text("admin.pages.conflict.mine")}
      />
    </Notice>
  )
}
