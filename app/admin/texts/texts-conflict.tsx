import type { TextGroup } from "#app/features/text/text-groups.ts"
import { DataTable } from "#app/ui/data-table.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Notice } from "#app/ui/notice.tsx"
import { textName } from "./text-names.ts"
import { Wording } from "./wording.tsx"

/** Two people changed the same texts: what stands there now beside what was about to be saved. */
export function TextsConflict({
  group,
  theirs,
  mine,
}: {
  group: TextGroup
  theirs: Record<string, string>
  mine: Record<string, string>
}) {
  const { text } = useLanguage()
  const say = (key: string) => text(`texts.conflict.${key}`)
  const rows = group.texts.filter(({ key }) => (theirs[key] ?? "") !== (mine[key] ?? ""))
  return (
    <Notice tone="caution" isNews headline={say("headline")}>
      <p>{say("text")}</p>
      <DataTable
        caption={say("caption")}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: "name",
            heading: say("name"),
            isRowHeading: true,
            cell: (our) => textName(our, text),
          },
          {
            key: "theirs",
            heading: say("theirs"),
            cell: ({ key }) => <Wording own={theirs[key]} />,
          },
          { key: "mine", heading: say("mine"), cell: ({ key }) => <Wording own={mine[key]} /> },
        ]}
      />
    </Notice>
  )
}
