import type { OwnDomain } from "#app/features/domain/queries.server.ts"
import { paths } from "#app/paths.ts"
import { DataTable } from "#app/ui/data-table.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"
import { DomainState } from "./domain-state.tsx"

/** The domains of an organizer, each leading to what is to be done about it. */
export function DomainList({
  domains,
  timeZone,
}: {
  domains: readonly OwnDomain[]
  timeZone: string
}) {
  const { text } = useLanguage()
  return (
    <DataTable
      caption={text("domains.caption")}
      rows={domains}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "host",
          heading: text("domains.columns.host"),
          isRowHeading: true,
          cell: ({ id, host }) => (
            <a href={paths.adminDomain(id)} className="link inline-flex min-h-11 items-center">
              <bdi className="wrap-anywhere">{host}</bdi>
            </a>
          ),
        },
        {
          key: "state",
          heading: text("domains.columns.state"),
          cell: (domain) => <DomainState domain={domain} />,
        },
        {
          key: "checked",
          heading: text("domains.columns.checked"),
          cell: ({ checkedAt }) =>
            checkedAt === null ? (
              text("domains.never")
            ) : (
              <Moment at={checkedAt} timeZone={timeZone} />
            ),
        },
      ]}
    />
  )
}
