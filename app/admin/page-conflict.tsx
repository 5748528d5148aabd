import type { PageContent } from "#app/features/page/schema.ts"
import type { FieldSection } from "./field-type.ts"
import { SavedMeanwhile } from "./saved-meanwhile.tsx"

type Version = { slug: string; content: PageContent }

/** Two people changed the same page: its address stands among the fields, as it does in the form. */
export function PageConflict({
  sections,
  theirs,
  mine,
}: {
  sections: readonly FieldSection[]
  theirs: Version
  mine: Version
}) {
  return (
    <SavedMeanwhile
      words="admin.pages.conflict"
      sections={sections}
      theirs={{ slug: theirs.slug, ...theirs.content }}
      mine={{ slug: mine.slug, ...mine.content }}
    />
  )
}
