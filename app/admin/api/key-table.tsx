import type { ListedKey } from "#app/features/api/list-keys.server.ts"
import { paths } from "#app/paths.ts"
import { TextLink } from "#app/ui/button.tsx"
import { DataTable } from "#app/ui/data-table.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"

/** An organizer's keys: what each may do, when it was last used, and the way to end it. */
export function KeyTable({ keys, timeZone }: { keys: readonly ListedKey[]; timeZone: string }) {
  const { text } = useLanguage()
  const words = (name: string) => text(`api.settings.keys.${name}`)
  if (keys.length === 0) return <p className="text-muted">{words("none")}</p>
  return (
    <DataTable
      caption={words("caption")}
      rows={keys}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          heading: words("name"),
          isRowHeading: true,
          cell: ({ name }) => <bdi>{name}</bdi>,
        },
        {
          key: "begins",
          heading: words("begins"),
          cell: ({ prefix }) => <code className="text-sm">{prefix}…</code>,
        },
        {
          key: "scopes",
          heading: words("scopes"),
          cell: ({ scopes }) => (
            <ul className="grid py-1">
              {scopes.map((scope) => (
                <li key={scope}>{text(`api.settings.scopes.${scope}`)}</li>
              ))}
            </ul>
          ),
        },
        {
          key: "created",
          heading: words("createdAt"),
          cell: ({ createdAt }) => <Moment at={createdAt} timeZone={timeZone} show="day" />,
        },
        {
          key: "used",
          heading: words("lastUsedAt"),
          cell: ({ lastUsedAt }) =>
            lastUsedAt ? <Moment at={lastUsedAt} timeZone={timeZone} /> : words("never"),
        },
        {
          key: "end",
          isAction: true,
          heading: words("revoke"),
          cell: (key) => <EndOfKey shown={key} timeZone={timeZone} />,
        },
      ]}
    />
  )
}

function EndOfKey({ shown, timeZone }: { shown: ListedKey; timeZone: string }) {
  const { text } = useLanguage()
  const { id, name, revokedAt } = shown
  return revokedAt ? (
    <span className="text-muted">
      {text("api.settings.keys.revokedAt")} <Moment at={revokedAt} timeZone={timeZone} show="day" />
    </span>
  ) : (
    <TextLink
      href={paths.adminApiKeyRevocation(id)}
      aria-label={text("api.settings.keys.revokeNamed", { name })}
    >
      {text("api.settings.keys.revoke")}
    </TextLink>
  )
}
