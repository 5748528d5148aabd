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
  /** The address that sorts by this column; the other direction when it is sorted by already. */
  sortHref?: string
  sorted?: "ascending" | "descending"
}

/**
 * Rows under headings: a real table that scrolls inside its own box when the screen is narrow.
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
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      className="overflow-x-auto rounded-md border border-line bg-surface"
    >
      <table className="w-full border-collapse break-words">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-t border-line hover:bg-sunken">
              {columns.map((column) => {
                const place = `h-12 px-4 py-1 ${column.isNumber ? "text-end" : "text-start"}`
                return column.isRowHeading ? (
                  <th
                    key={column.key}
                    scope="row"
                    className={`${place} min-w-40 font-medium wrap-anywhere`}
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={place}>
                    {column.cell(row)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Heading<Row>({ column }: { column: Column<Row> }) {
  const { text } = useLanguage()
  const { heading, sortHref, sorted, isNumber } = column
  const up = sorted === "ascending"
  return (
    <th
      scope="col"
      {...(sorted ? { "aria-sort": sorted } : {})}
      className={`sticky top-0 bg-sunken px-4 text-sm font-medium whitespace-nowrap text-muted ${isNumber ? "text-end" : "text-start"}`}
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
        <span className="inline-flex min-h-11 items-center">{heading}</span>
      )}
    </th>
  )
}
