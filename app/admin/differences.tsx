import { DataTable } from "#app/ui/data-table.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { differences } from "./field-form.ts"
import type { Content, FieldSection } from "./field-type.ts"

/** What differs between two states of the same thing: a row per field, both values as a person reads them. */
export function Differences({
  caption,
  sections,
  before,
  after,
  beforeLabel,
  afterLabel,
}: {
  caption: string
  sections: readonly FieldSection[]
  before: Content
  after: Content
  beforeLabel: string
  afterLabel: string
}) {
  const { text, locale } = useLanguage()
  const rows = differences(sections, before, after, { text, locale })
  if (rows.length === 0) return <p>{text("admin.revisions.same")}</p>
  const value = (shown: string) =>
    shown === "" ? (
      <span className="text-muted">{text("admin.revisions.nothing")}</span>
    ) : (
      <bdi className="whitespace-pre-line">{shown}</bdi>
    )
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.name}
      columns={[
        {
          key: "field",
          heading: text("admin.revisions.field"),
          isRowHeading: true,
          cell: (row) => text(`${row.words}.label`),
        },
        { key: "before", heading: beforeLabel, cell: (row) => value(row.before) },
        { key: "after", heading: afterLabel, cell: (row) => value(row.after) },
      ]}
    />
  )
}
