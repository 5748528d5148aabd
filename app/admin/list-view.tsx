import { COUNTED_UP_TO } from "#app/features/counted-up-to.ts"
import { useLanguage } from "#app/ui/language.tsx"
import type { ReactNode } from "react"
import { DataTable } from "#app/ui/data-table.tsx"
import { EmptyState } from "#app/ui/empty-state.tsx"
import { PageHeader } from "#app/ui/page-header.tsx"
import { Pagination } from "#app/ui/pagination.tsx"
import type { CellContext, Collection, ListPage } from "./collection.ts"
import { BulkForm, chooseColumn, type Bulk } from "./bulk-form.tsx"
import { ListFilters } from "./list-filters.tsx"
import { FURTHEST_PAGE, listParameters, PAGE_SIZE, type ListQuery } from "./list-query.ts"

/** A collection's list: title with its one action, filters, table or an empty state that teaches, paging. */
export function ListView<Row, Sort extends string>({
  collection,
  list,
  query,
  href,
  context,
  action,
  notice,
  views,
  bulk,
}: {
  collection: Collection<Row, Sort>
  list: ListPage<Row>
  query: ListQuery<Sort>
  /** The list's own address with these parameters. */
  href: (parameters: Record<string, string | number | null>) => string
  context: CellContext
  action?: ReactNode
  /** What was just done. */
  notice?: ReactNode
  /** Links to the list as its reader keeps it, above the table. */
  views?: ReactNode
  /** What can be done with several rows at once: their name as a choice, and the buttons. */
  bulk?: Bulk<Row> | null
}) {
  const { text } = useLanguage()
  const { words, icon, rules } = collection
  const at = (change: Partial<ListQuery<Sort>>) =>
    href(listParameters({ ...query, page: 1, ...change }, rules))
  const isLast = query.page * PAGE_SIZE >= list.total || query.page === FURTHEST_PAGE
  return (
    <>
      <PageHeader title={text(`${words}.title`)} action={action} />
      {notice ? <div className="mb-4">{notice}</div> : null}
      {list.isEmpty ? (
        <EmptyState icon={icon} headline={text(`${words}.empty.headline`)} action={action}>
          {text(`${words}.empty.text`)}
        </EmptyState>
      ) : (
        <>
          <ListFilters collection={collection} list={list} query={query} clearHref={href({})} />
          {views}
          {list.rows.length === 0 ? (
            <EmptyState icon={icon} headline={text(`${words}.none.headline`)}>
              {text(`${words}.none.text`)}
            </EmptyState>
          ) : (
            <BulkForm bulk={bulk ?? null}>
              <DataTable
                caption={text(`${words}.caption`)}
                rows={list.rows}
                rowKey={collection.rowKey}
                columns={[
                  ...(bulk ? [chooseColumn(bulk, collection.rowKey, text)] : []),
                  ...collection.columns.map(({ heading, cell, sort, ...column }) => ({
                    ...column,
                    heading: text(heading),
                    cell: (row: Row) => cell(row, context),
                    ...sortLink(sort, query, at),
                  })),
                ]}
              />
            </BulkForm>
          )}
          <Pagination
            page={query.page}
            pageSize={PAGE_SIZE}
            total={Math.min(list.total, COUNTED_UP_TO)}
            isMore={list.total > COUNTED_UP_TO}
            previousHref={query.page > 1 ? at({ page: query.page - 1 }) : null}
            nextHref={isLast ? null : at({ page: query.page + 1 })}
          />
        </>
      )}
    </>
  )
}

function sortLink<Sort extends string>(
  sort: Sort | undefined,
  query: ListQuery<Sort>,
  at: (change: Partial<ListQuery<Sort>>) => string,
) {
  if (sort === undefined) return {}
  const isSorted = query.sort === sort
  const turned = query.direction === "ascending" ? "descending" : "ascending"
  return {
    sortHref: at({ sort, direction: isSorted ? turned : "ascending" }),
    ...(isSorted ? { sorted: query.direction } : {}),
  }
}
