import type { ListedDelivery } from "#app/features/webhook/queries.server.ts"
import { paths } from "#app/paths.ts"
import { TextLink } from "#app/ui/button.tsx"
import { DataTable } from "#app/ui/data-table.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { Moment } from "#app/ui/moment.tsx"
import { Pagination } from "#app/ui/pagination.tsx"
import { answerText } from "./answer-text.ts"
import type { LogQuery } from "./read-log-query.ts"
import { LOG_PAGE_SIZE, LOG_STATES } from "./read-log-query.ts"
import { DeliveryState } from "./states.tsx"

/** What was sent to an endpoint, newest first, and how it went. */
export function DeliveryLog({
  endpointId,
  log,
  query,
  timeZone,
}: {
  endpointId: string
  log: { rows: readonly ListedDelivery[]; total: number; isEmpty: boolean }
  query: LogQuery
  timeZone: string
}) {
  const { text } = useLanguage()
  const heading = (name: string) => text(`webhooks.log.columns.${name}`)
  const at = (page: number) =>
    paths.adminWebhook(endpointId, { state: query.state, page: page === 1 ? null : page })
  if (log.isEmpty) return <p className="text-muted">{text("webhooks.log.empty")}</p>
  return (
    <>
      <nav aria-label={text("webhooks.log.filter")} className="mb-2 flex flex-wrap gap-x-6">
        {[null, ...LOG_STATES].map((state) => (
          <TextLink
            key={state ?? "any"}
            href={paths.adminWebhook(endpointId, { state })}
            {...(state === query.state
              ? { "aria-current": "page", className: "font-semibold text-ink no-underline" }
              : {})}
          >
            {text(state === null ? "webhooks.log.any" : `webhooks.states.${state}`)}
          </TextLink>
        ))}
      </nav>
      {log.rows.length === 0 ? (
        <p className="text-muted">{text("webhooks.log.none")}</p>
      ) : (
        <DataTable
          caption={text("webhooks.log.title")}
          rows={log.rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "type",
              heading: heading("type"),
              isRowHeading: true,
              cell: ({ id, type }) => (
                <a
                  href={paths.adminWebhookDelivery(endpointId, id)}
                  className="link inline-flex min-h-11 items-center"
                >
                  {type}
                </a>
              ),
            },
            {
              key: "state",
              heading: heading("state"),
              cell: ({ state }) => <DeliveryState state={state} />,
            },
            {
              key: "answer",
              heading: heading("answer"),
              cell: (delivery) => answerText(delivery, text) ?? text("webhooks.nothingYet"),
            },
            {
              key: "attempts",
              heading: heading("attempts"),
              isNumber: true,
              cell: ({ attempts }) => attempts,
            },
            {
              key: "created",
              heading: heading("created"),
              cell: ({ createdAt }) => <Moment at={createdAt} timeZone={timeZone} />,
            },
          ]}
        />
      )}
      <Pagination
        page={query.page}
        pageSize={LOG_PAGE_SIZE}
        total={log.total}
        previousHref={query.page > 1 ? at(query.page - 1) : null}
        nextHref={query.page * LOG_PAGE_SIZE < log.total ? at(query.page + 1) : null}
      />
    </>
  )
}
