import type { LucideIcon } from "lucide-react"
import type { ReactNode } from "react"
import type { Option } from "#app/ui/select.tsx"
import type { ListRules } from "./list-query.ts"

/** What a cell may need beyond its row. */
export type CellContext = { timeZone: string }

export type ListColumn<Row, Sort extends string> = {
  key: string
  /** Key of the heading's text. */
  heading: string
  cell: (row: Row, context: CellContext) => ReactNode
  sort?: Sort
  isRowHeading?: boolean
  isNumber?: boolean
}

/** A filter of the list's GET form. The options of a choice may come with the list's data. */
export type ListFilter =
  | {
      name: string
      label: string
      kind: "choice"
      anyLabel: string
      options: FilterOption[] | "data"
    }
  | { name: string; label: string; kind: "date" }
  /** One of the organizer's own things. Where there are many, `search` finds among them by a parameter of its own. */
  | {
      name: string
      label: string
      kind: "relation"
      anyLabel: string
      search: { name: string; label: string }
    }
/** A choice of a filter: its value, and the key of its text. */
export type FilterOption = { value: string; label: string }

/** One kind of thing the admin lists: both sides of it; what reads and changes it is beside, on the server. */
export type Collection<Row, Sort extends string> = {
  /** Key under which its texts are: `title`, `caption`, `search`, `empty.*`, `none.*`. */
  words: string
  icon: LucideIcon
  rowKey: (row: Row) => string
  columns: readonly ListColumn<Row, Sort>[]
  filters: readonly ListFilter[]
  rules: ListRules<Sort>
}

/** A page of a list, as a collection's server side answers it. */
export type ListPage<Row> = {
  rows: Row[]
  /** `COUNTED_UP_TO + 1` for any number above that. */
  total: number
  /** Whether there is anything at all, whatever was asked for. */
  isEmpty: boolean
  /** By filter name, for filters whose options are data. */
  options: Record<string, Option[]>
  /** By filter name, for relations: how many things there are to choose from, those included that `options` leaves out. */
  totals?: Record<string, number>
}
