import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { Differences } from "./differences.tsx"
import type { Content, FieldSection } from "./field-type.ts"

/**
 * Two people changed the same thing: what stands there now beside what was about to be saved.
 * @param words where its texts are: `headline`, `text`, `caption`, `theirs` and `mine`
 */
export function SavedMeanwhile({
  words,
  sections,
  theirs,
  mine,
}: {
  words: string
  sections: readonly FieldSection[]
  theirs: Content
  mine: Content
}) {
  const { text } = useLanguage()
  const say = (key: string) => text(`${words}.${key}`)
  return (
    <Notice tone="caution" isNews headline={say("headline")}>
      <p>{say("text")}</p>
      <Differences
        caption={say("caption")}
        sections={sections}
        before={theirs}
        after={mine}
        beforeLabel={say("theirs")}
        afterLabel={say("mine")}
      />
    </Notice>
  )
}
