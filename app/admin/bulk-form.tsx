import type { ReactNode } from "react"
import type { Translate } from "#app/messages/translate.ts"
import { Button } from "#app/ui/button.tsx"
import type { Column } from "#app/ui/data-table.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { HiddenValues } from "./form-parts.tsx"

/** What can be done with several rows of a list at once. */
export type Bulk<Row> = {
  /** Key under which its texts are: `choose`, `chooseOne`, `with`, `actions.*`. */
  words: string
  /** What is sent as `do`; each is a button. */
  actions: readonly string[]
  /** What a row is called. */
  nameOf: (row: Row) => string
  /** What the form sends along. */
  values?: Record<string, string>
}

/** A form around a list's table, with its buttons below; only the table where nothing can be done. */
export function BulkForm<Row>({ bulk, children }: { bulk: Bulk<Row> | null; children: ReactNode }) {
  const { text } = useLanguage()
  if (!bulk) return children
  return (
    <form method="post" className="grid gap-3">
      {/* Enter on a box does nothing: without this it would press the first of the buttons below. */}
      <button type="submit" disabled hidden />
      {bulk.values ? <HiddenValues values={bulk.values} /> : null}
      {children}
      <div
        role="group"
        aria-label={text(`${bulk.words}.with`)}
        className="flex flex-wrap items-center gap-3"
      >
        <span className="text-sm text-muted">{text(`${bulk.words}.with`)}</span>
        {bulk.actions.map((action) => (
          <Button key={action} tone="plain" name="do" value={action}>
            {text(`${bulk.words}.actions.${action}`)}
          </Button>
        ))}
      </div>
    </form>
  )
}

/** The column of boxes; each sends its row's key as `chosen`. */
export function chooseColumn<Row>(
  bulk: Bulk<Row>,
  rowKey: (row: Row) => string,
  text: Translate,
): Column<Row> {
  return {
    key: "choose",
    isChoice: true,
    heading: text(`${bulk.words}.choose`),
    cell: (row) => (
      <label className="flex size-11 items-center justify-center">
        <span className="sr-only">
          {text(`${bulk.words}.chooseOne`, { title: bulk.nameOf(row) })}
        </span>
        <input type="checkbox" name="chosen" value={rowKey(row)} className="choice" />
      </label>
    ),
  }
}
