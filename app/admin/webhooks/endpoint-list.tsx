import type { ListedEndpoint } from "#app/features/webhook/queries.server.ts"
import { paths } from "#app/paths.ts"
import { DataTable } from "#app/ui/data-table.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { DeliveryState, EndpointState } from "./states.tsx"

/** The endpoints of an organizer, each leading to its log. */
export function EndpointList({ endpoints }: { endpoints: readonly ListedEndpoint[] }) {
  const { text } = useLanguage()
  const heading = (name: string) => text(`webhooks.columns.${name}`)
  return (
    <DataTable
      caption={text("webhooks.caption")}
      rows={endpoints}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "url",
          heading: heading("url"),
          isRowHeading: true,
          cell: ({ id, url }) => (
            <a href={paths.adminWebhook(id)} className="link inline-flex min-h-11 items-center">
              <bdi>{url}</bdi>
            </a>
          ),
        },
        {
          key: "state",
          heading: heading("state"),
          cell: ({ pausedAt }) => <EndpointState isPaused={pausedAt !== null} />,
        },
        {
          key: "types",
          heading: heading("types"),
          cell: ({ types }) =>
            types === null
              ? text("webhooks.allTypes")
              : text("webhooks.someTypes", { count: types.length }),
        },
        {
          key: "last",
          heading: heading("last"),
          cell: ({ lastState }) =>
            lastState ? <DeliveryState state={lastState} /> : text("webhooks.nothingYet"),
        },
        {
          key: "failed",
          heading: heading("failed"),
          isNumber: true,
          cell: ({ failed }) => failed,
        },
      ]}
    />
  )
}
