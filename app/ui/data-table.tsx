import { ArrowDown, ArrowUp } from "lucide-react"
import type { ReactNode } from "react"
import { Icon } from "./icon.tsx"
import { useLanguage } from "./language.tsx"

/** One column: its heading, and what a row shows in it. */
export type Column<Row> = {
  key: string
  heading: string
  cell: (row: Row) => ReactNode
  /** The cell that names the row: a row heading, with the link to it. Exactly one column. */
  isRowHeading?: boolean
  /** Numbers and money stand at the end of their cell. */
  isNumber?: boolean
  /** The box that chooses the row. */
  isChoice?: boolean
  /** What can be done with the row: a button or link that says it by itself. */
  isAction?: boolean
  /** The address that sorts by this column; the other direction when it is sorted by already. */
  sortHref?: string
  sorted?: "ascending" | "descending"
}

/**
 * Rows under headings: a real table, and in a narrow place a card for each row with the headings beside its cells.
 * The roles are spelled out because browsers forget what a table is when it is laid out otherwise. What is wide
 * for all that scrolls in its own box, which is a group: a page has too many tables for each to be a landmark.
 * @param caption what the table lists, for screen readers
 */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}) {
  const { text } = useLanguage()
  return (
    <div role="group" aria-label={caption} tabIndex={0} className="rows">
      <table role="table">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row" data-label={text("interface.table.sortBy")}>
            {columns.map((column) => (
              <Heading key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" key={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { heading, cell, isRowHeading } = column
  if (isRowHeading) {
    return (
      <th role="rowheader" scope="row">
        {cell(row)}
      </th>
    )
  }
  return (
    <td role="cell" className={kindOf(column)} data-label={heading}>
      <div>{cell(row)}</div>
    </td>
  )
}

function kindOf<Row>({ isNumber, isChoice, isAction }: Column<Row>): string | undefined {
  if (isChoice) return "rows-choice"
  if (isAction) return "rows-action"
  return isNumber ? "rows-number" : undefined
}

function Heading<Row>({ column }: { column: Column<Row> }) {
  const { text } = useLanguage()
  const { heading, sortHref, sorted, isNumber } = column
  const up = sorted === "ascending"
  return (
    <th
      role="columnheader"
      scope="col"
      className={isNumber ? "rows-number" : undefined}
      {...(sorted ? { "aria-sort": sorted } : {})}
    >
      {sortHref ? (
        <a
          href={sortHref}
          className="inline-flex min-h-11 items-center gap-1 underline-offset-4 hover:underline"
        >
          {heading}
          {sorted ? (
            <>
              <Icon of={up ? ArrowUp : ArrowDown} size={16} />
              <span className="sr-only">
                {text(up ? "interface.table.sortedUp" : "interface.table.sortedDown")}
              </span>
            </>
          ) : null}
        </a>
      ) : (
        heading
      )}
    </th>
  )
}
