import type { ReactNode } from "react"
import type { JsonSchema } from "#app/features/api/document/json-schemas.ts"
import { DataTable } from "#app/ui/data-table.tsx"
import { useLanguage } from "#app/ui/language.tsx"
import { membersOf, shapeName, shapeText } from "./shape-text.ts"

export type NamedShape = {
  name: string
  schema: JsonSchema
  isRequired: boolean
  meaning: string
}

/** Names with their shapes and meanings: parameters, or the members of a shape. */
export function ShapeTable({ caption, rows }: { caption: string; rows: readonly NamedShape[] }) {
  const { text } = useLanguage()
  const words = (name: string) => text(`api.reference.${name}`)
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        {
          key: "name",
          heading: words("name"),
          isRowHeading: true,
          cell: ({ name, isRequired }) => (
            <>
              <code className="text-sm">{name}</code>{" "}
              <span className="text-sm font-normal text-muted">
                {words(isRequired ? "required" : "optional")}
              </span>
            </>
          ),
        },
        {
          key: "shape",
          heading: words("shape"),
          cell: ({ schema }) => <Shape schema={schema} />,
        },
        {
          key: "meaning",
          heading: words("meaning"),
          cell: ({ meaning }) => meaning,
        },
      ]}
    />
  )
}

/** A shape in a few words; one that is told elsewhere on the page leads there. */
export function Shape({ schema }: { schema: JsonSchema }) {
  const { text } = useLanguage()
  const name = shapeName(schema)
  const shown: ReactNode = <code className="text-sm">{shapeText(schema, text)}</code>
  return name === null ? (
    shown
  ) : (
    <a className="link" href={`#${name}`}>
      {shown}
    </a>
  )
}

/** The members of one shape, those of its inner objects too. */
export function MemberTable({ name, schema }: { name: string; schema: JsonSchema }) {
  const rows = membersOf(schema).map((member) => ({
    name: member.place,
    schema: member.schema,
    isRequired: member.isRequired,
    meaning: member.schema.description ?? "",
  }))
  return <ShapeTable caption={name} rows={rows} />
}
