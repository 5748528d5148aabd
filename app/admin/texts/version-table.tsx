import { Undo2 } from "lucide-react"
import { HiddenValues } from "#app/admin/form-parts.tsx"
import type { TextVersion } from "#app/features/text/list-text-versions.server.ts"
import type { TextGroup } from "#app/features/text/text-groups.ts"
import { Button } from "#app/ui/button.tsx"
import { DataTable } from "#app/ui/data-table.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"
import { textName } from "./text-names.ts"
import { Wording } from "./wording.tsx"

/** The wordings that texts had, each with the button that brings it back unless it is what is said now. */
export function VersionTable({
  group,
  own,
  seen,
  versions,
  timeZone,
}: {
  group: TextGroup
  /** What is said now, by key. */
  own: Record<string, string>
  seen: string
  versions: readonly TextVersion[]
  timeZone: string
}) {
  const { text } = useLanguage()
  const say = (key: string) => text(`texts.history.${key}`)
  const nameOf = ({ key }: TextVersion) => {
    const our = group.texts.find((one) => one.key === key)
    return our ? textName(our, text) : key
  }
  const restore = (version: TextVersion) =>
    (own[version.key] ?? null) === version.after ? (
      <span className="text-muted">{say("isCurrent")}</span>
    ) : (
      <form method="post">
        <HiddenValues values={{ version: version.id, seen }} />
        <Button tone="quiet" icon={Undo2} aria-label={`${say("restore")}: ${nameOf(version)}`}>
          {say("restore")}
        </Button>
      </form>
    )
  return (
    <DataTable
      caption={say("caption")}
      rows={versions}
      rowKey={({ id }) => id}
      columns={[
        { key: "name", heading: say("name"), isRowHeading: true, cell: nameOf },
        { key: "before", heading: say("before"), cell: ({ before }) => <Wording own={before} /> },
        { key: "after", heading: say("after"), cell: ({ after }) => <Wording own={after} /> },
        {
          key: "who",
          heading: say("who"),
          cell: ({ userName }) => <bdi>{userName ?? say("nobody")}</bdi>,
        },
        {
          key: "at",
          heading: say("at"),
          cell: ({ changedAt }) => <Moment at={changedAt} timeZone={timeZone} />,
        },
        { key: "restore", heading: say("restore"), isAction: true, cell: restore },
      ]}
    />
  )
}
